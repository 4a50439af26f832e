using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Benchmarks.Ratios;

namespace ActGen.Benchmarks.Cases;

/// <summary>Activations of one input, from a length where the call counts to one where the memory does.</summary>
internal sealed class UnaryFamily : IFamily
{
    /// <summary>The other's functions lose digits that would fail a narrower comparison.</summary>
    private const float Tolerance = 4e-6f;

    private static readonly (string Name, SpanFunction Generated, SpanFunction Tensors)[] s_functions =
    [
        ("exponential", Activations.Exponential, TensorCompositions.Exponential),
        ("sigmoid", Activations.Sigmoid, TensorCompositions.Sigmoid),
        ("tanh", Activations.Tanh, TensorCompositions.Tanh),
        ("relu", Activations.Relu, TensorCompositions.Relu),
        ("leaky_relu", Activations.LeakyRelu, TensorCompositions.LeakyRelu),
        ("elu", Activations.Elu, TensorCompositions.Elu),
        ("silu", Activations.Silu, TensorCompositions.Silu),
        ("gelu_tanh", Activations.GeluTanh, TensorCompositions.GeluTanh),
        ("softplus", Activations.Softplus, TensorCompositions.Softplus),
        ("mish", Activations.Mish, TensorCompositions.Mish),
    ];

    private readonly AlignedBuffer _x = AlignedBuffer.Random(Lengths[^1], -8, 8);
    private readonly AlignedBuffer _y = new(Lengths[^1]);
    private readonly AlignedBuffer _expected = new(Lengths[^1]);

    /// <summary>The lengths.</summary>
    public static int[] Lengths { get; } = [16, 1024, 65_536, 16_777_216];

    /// <summary>The functions.</summary>
    public static IEnumerable<string> Names => s_functions.Select(static function => function.Name);

    public string Title => "Activations";

    public IEnumerable<string> Functions => Names;

    public IEnumerable<Case> Cases(string function)
    {
        (string name, SpanFunction generated, SpanFunction tensors) = s_functions.Single(candidate => candidate.Name == function);
        foreach (int length in Lengths)
        {
            generated(_x.Span[..length], _expected.Span);
            yield return new(name, length, [
                Contestant("ActGen", generated, length),
                Contestant("TensorPrimitives", tensors, length),
                Contestant("copy", static (x, y) => x.CopyTo(y), length) with { Fault = static () => null },
            ]);
        }
    }

    public void Dispose()
    {
        _x.Dispose();
        _y.Dispose();
        _expected.Dispose();
    }

    private Contestant Contestant(string name, SpanFunction function, int length)
    {
        return new(name, Repeat, () => Agreement.Compare(_expected.Span[..length], _y.Span[..length], Tolerance));

        void Repeat(int calls)
        {
            ReadOnlySpan<float> x = _x.Span[..length];
            Span<float> y = _y.Span[..length];
            for (int i = 0; i < calls; i++)
            {
                function(x, y);
            }
        }
    }
}
