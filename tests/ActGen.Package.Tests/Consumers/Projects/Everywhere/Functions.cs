using System;
using ActGen;

/// <summary>In no namespace, and nested, as scripts of engines are.</summary>
public static partial class Script
{
    /// <summary>Every shape that is not in the table of the catalogue.</summary>
    public partial class Node<TOwner>
    {
        private readonly float _slope = 0.1f;

        [Activation("bias_add | leaky_relu(alpha: 0.2) | dropout(rate: 0.5)")]
        public static partial void Hidden(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ulong seed, Span<float> y);

        [Activation("swiglu")]
        public static partial void SwiGlu(ReadOnlySpan<float> gate, ReadOnlySpan<float> value, Span<float> y);

        [Activation(nameof(Snake))]
        public partial void Snakes(ReadOnlySpan<float> x, Span<float> y);

        [Activation("softmax")]
        public static partial void Softmax(ReadOnlySpan<double> x, int rowLength, Span<double> y);

        [Activation("elu")]
        public partial float Elu(float x);

        [Activation("tanh")]
        public static partial void Tanh(Span<float> x);

        public float Slope => Elu(-_slope);

        private static float Snake(float x) => x + MathF.Sin(x) * MathF.Sin(x);
    }
}

namespace Everywhere
{
    [Sequential("input(8) | dense(16, swish) | dropout(rate: 0.1) | dense(4, softmax)")]
    public sealed partial class Policy
    {
    }
}
