using System;
using ActGen;

namespace Chain
{
    public static partial class Functions
    {
        [Activation("leaky_relu", Alpha = 0.5, MaxUlp = 1)]
        public static partial void Leaky(ReadOnlySpan<float> x, Span<float> y);

        [GradientOf(nameof(Leaky))]
        public static partial void LeakyDerivative(ReadOnlySpan<float> x, Span<float> dydx);

        [Activation("relu")]
        internal static partial void Relu(ReadOnlySpan<float> x, Span<float> y);
    }

    [Sequential("input(2) | dense(1)")]
    public sealed partial class Model
    {
    }
}
