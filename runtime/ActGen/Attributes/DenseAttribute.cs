using System;

namespace ActGen;

/// <summary>
/// Turns a partial method into a dense layer of fixed shape: <c>y[b, u] = f(bias[u] + sum over i of x[b, i] kernel[i, u])</c>.
/// </summary>
/// <remarks>
/// <para>
/// The signature is <c>void F(ReadOnlySpan&lt;T&gt; x, ReadOnlySpan&lt;T&gt; kernel, ReadOnlySpan&lt;T&gt; bias, Span&lt;T&gt; y)</c>, with <c>T</c>
/// being <see cref="float"/> or <see cref="double"/>; without <c>bias</c> there is none. The names decide which is which: <c>kernel</c> may be
/// called <c>weights</c> or <c>w</c>, and <c>bias</c> <c>b</c>. The weights are <c>[inputs, units]</c>, row by row, and <c>x</c> holds one sample or many, one after the other.
/// </para>
/// <para>
/// <c>[GradientOf]</c> gives the gradient: <c>void B(ReadOnlySpan&lt;T&gt; x, ReadOnlySpan&lt;T&gt; kernel, ReadOnlySpan&lt;T&gt; bias,
/// ReadOnlySpan&lt;T&gt; dy, Span&lt;T&gt; dx, Span&lt;T&gt; dKernel, Span&lt;T&gt; dBias)</c>, of which any output may be left out. <c>dKernel</c> and
/// <c>dBias</c> are added to.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Dense(8, 16, Activation = "swish")]
/// public static partial void Hidden(ReadOnlySpan&lt;float&gt; x, ReadOnlySpan&lt;float&gt; kernel, ReadOnlySpan&lt;float&gt; bias, Span&lt;float&gt; y);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DenseAttribute : Attribute
{
    /// <summary>Asks for a layer of that shape.</summary>
    /// <param name="inputs">The number of inputs of a sample, at least 1.</param>
    /// <param name="units">The number of outputs of a sample, at least 1.</param>
    public DenseAttribute(int inputs, int units)
    {
        Inputs = inputs;
        Units = units;
    }

    /// <summary>The number of inputs of a sample.</summary>
    public int Inputs { get; }

    /// <summary>The number of outputs of a sample.</summary>
    public int Units { get; }

    /// <summary>
    /// What is applied to the sums: an activation or a pipeline as in <see cref="ActivationAttribute"/>, with constants for its
    /// parameters, which may end in an activation of rows; nothing when left out.
    /// </summary>
    public string Activation { get; set; } = "linear";

    /// <inheritdoc cref="ActivationAttribute.MaxUlp"/>
    public double MaxUlp { get; set; } = 8;

    /// <inheritdoc cref="ActivationAttribute.Convention"/>
    public Convention Convention { get; set; }
}
