using ActGen;

/// <summary>What stands in attributes is written by the compiler: go to the definition of a method to read it.</summary>
internal static partial class Activations
{
    /// <summary>x for x > 0, x / 5 otherwise. Try others: "relu", "silu", "gelu", "mish", "elu(alpha: 0.5)".</summary>
    [Activation("leaky_relu", Alpha = 0.2)]
    public static partial void LeakyRelu(ReadOnlySpan<float> x, Span<float> y);

    /// <summary>The derivative of the method that it names, whatever that is.</summary>
    [GradientOf(nameof(LeakyRelu))]
    public static partial void LeakyReluDerivative(ReadOnlySpan<float> x, Span<float> dydx);
}
