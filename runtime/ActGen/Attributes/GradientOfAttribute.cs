using System;

namespace ActGen;

/// <summary>
/// Turns a partial method into the exact gradient of an activation or a dense layer of the same type, differentiated at compile time.
/// </summary>
/// <remarks>
/// <para>The signature says which gradient, with <c>T</c> being <see cref="float"/> or <see cref="double"/>:</para>
/// <list type="bullet">
/// <item>the derivative: <c>T D(T x)</c>, <c>void D(ReadOnlySpan&lt;T&gt; x, Span&lt;T&gt; dydx)</c>, and every other shape of an activation;</item>
/// <item>backward: <c>void B(ReadOnlySpan&lt;T&gt; x, ReadOnlySpan&lt;T&gt; dy, Span&lt;T&gt; dx)</c>, the derivative times <c>dy</c>;</item>
/// <item>value and derivative in one pass: <c>void B(ReadOnlySpan&lt;T&gt; x, Span&lt;T&gt; y, Span&lt;T&gt; dydx)</c>;</item>
/// <item>of a dense layer, with what it needs of <c>kernel</c> and <c>bias</c>: <c>void B(ReadOnlySpan&lt;T&gt; x, ReadOnlySpan&lt;T&gt; kernel,
/// ReadOnlySpan&lt;T&gt; bias, ReadOnlySpan&lt;T&gt; dy, Span&lt;T&gt; dx, Span&lt;T&gt; dKernel, Span&lt;T&gt; dBias)</c>.</item>
/// </list>
/// <para>
/// What the activation takes beside input and output (parameters, seed, step, offset, training), its gradient takes by the same
/// names: random numbers are drawn again, not stored. Backward may ask for the gradients of parameters as well,
/// <c>Span&lt;T&gt; dAlpha</c> beside <c>alpha</c>: the sum over all elements (a span of length 1), over the rows where the parameter
/// is per channel, or one an element where it is a second input. Sums are added to what the span holds, in an order that depends
/// on the number of elements and channels alone.
/// </para>
/// <para>
/// An input called <c>y</c> is the output of the activation: the gradient is then computed from it, where it determines the
/// derivative. At a kink the derivative is PyTorch's: 0 at 0 for relu, 0 at the ends of clamps, the inner one for elu.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [GradientOf(nameof(LeakyRelu))]
/// public static partial void LeakyReluGradient(ReadOnlySpan&lt;float&gt; x, ReadOnlySpan&lt;float&gt; dy, Span&lt;float&gt; dx);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GradientOfAttribute : Attribute
{
    /// <summary>Asks for the gradient of a method with <see cref="ActivationAttribute"/> or <see cref="DenseAttribute"/>.</summary>
    /// <param name="method">The name of the method, in the same type.</param>
    public GradientOfAttribute(string method) => Method = method;

    /// <summary>The name of the method that is differentiated.</summary>
    public string Method { get; }

    /// <summary>1 for the derivative, 2 for the second derivative.</summary>
    public int Order { get; set; } = 1;
}
