using System;

namespace ActGen;

/// <summary>
/// Turns a partial method into a specialised, branch-free, vectorised activation function at compile time.
/// </summary>
/// <remarks>
/// <para>
/// The signature says what is generated, with <c>T</c> being <see cref="float"/> or <see cref="double"/>: <c>T F(T x)</c>,
/// <c>void F(ReadOnlySpan&lt;T&gt; x, Span&lt;T&gt; y)</c>, in place <c>void F(Span&lt;T&gt; x)</c>,
/// <c>Vector128&lt;T&gt; F(Vector128&lt;T&gt; x)</c> (256 and 512 alike), or <c>unsafe void F(T* x, T* y, int length)</c>.
/// </para>
/// <para>
/// Several activations with <c>|</c> between them, as in <c>"bias_add | leaky_relu(alpha: 0.2) | dropout(rate: 0.5)"</c>, are
/// applied in one pass over memory, with the bits they would give one after the other.
/// </para>
/// <para>
/// A parameter of an activation is set here or inside the string; else it is a parameter of the method of that name, <c>T alpha</c>
/// for all elements or <c>ReadOnlySpan&lt;T&gt; alpha</c> for one a channel, the last axis of the data; else it has the default of
/// <see cref="Convention"/>. Where several stages have it, a number tells which: <c>alpha1</c>, <c>alpha2</c>.
/// </para>
/// <para>
/// Activations of rows (softmax, log_softmax, softmin, sparsemax, hardmax) take <c>int rowLength</c>, or <see cref="RowLength"/>; else
/// the whole span is one row.
/// </para>
/// <para>
/// Random activations (dropout, alpha_dropout, rrelu) take <c>ulong seed</c>, and where wanted <c>ulong step</c>, which separates calls,
/// <c>long offset</c>, the place of the first element when a call covers a piece of a whole, and <c>bool training</c>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Activation("leaky_relu", Alpha = 0.2)]
/// public static partial void LeakyRelu(ReadOnlySpan&lt;float&gt; x, Span&lt;float&gt; y);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ActivationAttribute : Attribute
{
    /// <summary>Asks for the activation of that name.</summary>
    /// <param name="activation">A name or alias from the catalogue, such as <c>sigmoid</c> or <c>leaky_relu(alpha: 0.2)</c>.</param>
    public ActivationAttribute(string activation) => Activation = activation;

    /// <summary>The name of the activation, with parameters in parentheses where wanted.</summary>
    public string Activation { get; }

    /// <summary>Slope or scale of the negative side: leaky_relu, prelu, elu, celu; the slope of hard_sigmoid.</summary>
    public double Alpha { get; set; }

    /// <summary>Steepness of softplus and silu; the offset of hard_sigmoid.</summary>
    public double Beta { get; set; }

    /// <summary>The curvature of squareplus.</summary>
    public double B { get; set; }

    /// <summary>Where threshold switches; where softplus becomes the identity.</summary>
    public double Threshold { get; set; }

    /// <summary>What threshold gives at and below its threshold.</summary>
    public double Value { get; set; }

    /// <summary>Half the width of the dead zone of softshrink and hardshrink.</summary>
    public double Lambda { get; set; }

    /// <summary>The lower bound of hard_tanh.</summary>
    public double Min { get; set; }

    /// <summary>The upper bound of hard_tanh.</summary>
    public double Max { get; set; }

    /// <summary>The value of step at zero.</summary>
    public double AtZero { get; set; }

    /// <summary>The factor of scale.</summary>
    public double Factor { get; set; }

    /// <summary>What bias_add adds.</summary>
    public double Bias { get; set; }

    /// <summary>The smallest slope of the negative side of rrelu.</summary>
    public double Lower { get; set; }

    /// <summary>The largest slope of the negative side of rrelu.</summary>
    public double Upper { get; set; }

    /// <summary>The probability, from 0 to below 1, with which dropout and alpha_dropout drop an element.</summary>
    public double Rate { get; set; }

    /// <summary>The probability with which dropout and alpha_dropout keep an element: 1 - <see cref="Rate"/>.</summary>
    public double KeepProb { get; set; }

    /// <summary>What softmax, log_softmax and softmin divide their rows by.</summary>
    public double Temperature { get; set; }

    /// <summary>
    /// The seed of random numbers, where it is no parameter of the method. Without a step that changes, every call then draws the
    /// same numbers.
    /// </summary>
    public ulong Seed { get; set; }

    /// <summary>Which elements share a random number; none when left out.</summary>
    public NoiseShape NoiseShape { get; set; }

    /// <summary>The number of elements of a row, where it is no parameter <c>int rowLength</c> of the method.</summary>
    public int RowLength { get; set; }

    /// <summary>
    /// The largest error allowed, in units in the last place (ULP) of the exact result; 8 when left out. The generator takes
    /// the cheapest form whose proven bound is within it, and reports an error when no form is.
    /// </summary>
    public double MaxUlp { get; set; } = 8;

    /// <summary>Forces one form where an activation has several; chosen automatically when left out.</summary>
    public ActivationForm Form { get; set; }

    /// <summary>Whose defaults apply to parameters that are left out.</summary>
    public Convention Convention { get; set; }
}
