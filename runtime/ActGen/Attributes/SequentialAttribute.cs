using System;

namespace ActGen;

/// <summary>Turns a partial class into a model of layers one after the other, that predicts, trains, loads and saves: a <see cref="SequentialModel{T}"/>.</summary>
/// <remarks>
/// <para>The layers stand in a string, separated by <c>|</c>, the number of inputs of a sample first:</para>
/// <list type="bullet">
/// <item><description>
/// <c>dense(16, swish)</c>: sums of inputs times weights, and perhaps an activation, <c>leaky_relu(alpha: 0.1)</c> for instance. It may also have
/// <c>kernel_initializer: he_normal</c>, <c>bias_initializer: ones</c>, <c>use_bias: false</c>.
/// </description></item>
/// <item><description>
/// Any activation of the catalogue with constants for its parameters, or a static function of the class: <c>dropout(rate: 0.1)</c>,
/// <c>softplus</c>, <c>softmax</c>. The slope of <c>prelu</c> is learnt, one a channel.
/// </description></item>
/// </list>
/// <para>Every layer may have a name, <c>name: hidden</c>, which the properties of its parameters and saved files bear.</para>
/// </remarks>
/// <example>
/// <code>
/// [Sequential("input(8) | dense(16, swish) | dropout(rate: 0.1) | dense(4, softmax)")]
/// public sealed partial class Policy { }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SequentialAttribute : Attribute
{
    /// <summary>Asks for a model of these layers.</summary>
    /// <param name="layers">The layers, as <c>input(8) | dense(16, swish) | dense(4, softmax)</c>.</param>
    public SequentialAttribute(string layers) => Layers = layers;

    /// <summary>The layers.</summary>
    public string Layers { get; }

    /// <summary>The type of parameters, inputs and outputs: <see cref="float"/>, unless it is set to <see cref="double"/>.</summary>
    public Type ElementType { get; set; } = typeof(float);

    /// <summary>
    /// Whose defaults parameters have that are left out: those of activations, and the initialiser of weights, which is
    /// <see cref="Initializer.GlorotUniform"/>, but <see cref="Initializer.GlorotNormal"/> for <see cref="Convention.TensorFlowJs"/>.
    /// </summary>
    public Convention Convention { get; set; }

    /// <inheritdoc cref="ActivationAttribute.MaxUlp"/>
    public double MaxUlp { get; set; } = 8;
}
