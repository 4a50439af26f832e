using System;
using System.Linq;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Tests.Activations;

/// <summary>Gates of rows of two halves have the bits of gates of two spans, in both tiers, for rows of any length.</summary>
public sealed class GateHalvesTests
{
    private const int Rows = 7;

    private delegate void Forward(ReadOnlySpan<float> x, int rowLength, Span<float> y);

    private delegate void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, int rowLength, Span<float> dx);

    private delegate void Apart(ReadOnlySpan<float> gate, ReadOnlySpan<float> value, Span<float> y);

    private delegate void ApartBackward(ReadOnlySpan<float> gate, ReadOnlySpan<float> value, ReadOnlySpan<float> dy, Span<float> dGate, Span<float> dValue);

    private delegate void BackwardOfFour(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx);

    public static TheoryData<bool> Tiers => [false, true];

    [Theory]
    [InlineData("glu", "", false)]
    [InlineData("glu", "", true)]
    [InlineData("swiglu", "second", false)]
    [InlineData("swiglu", "first", false)]
    [InlineData("swiglu", "first", true)]
    [InlineData("geglu", "second", true)]
    [InlineData("geglu", "first", false)]
    [InlineData("reglu", "first", false)]
    [InlineData("reglu", "second", true)]
    public void HalvesAreTheSpansTheyWouldBe(string gate, string order, bool isUnity)
    {
        using LoadedAssembly loaded = Load(gate, order, isUnity);
        foreach (int half in (int[])[1, 2, 3, 8, 17, 100, 511, 512, 600])
        {
            float[] x = Numbers(2 * half * Rows, 1), dy = Numbers((half * Rows) + 1, 2);
            (float[] first, float[] second) = (Half(x, half, 0), Half(x, half, half));
            (float[] gates, float[] values) = order == "first" ? (first, second) : (second, first);
            float[] y = new float[(half * Rows) + 1], expected = new float[half * Rows];
            y[^1] = 7;
            loaded.Get<Forward>("C", "F")(x, 2 * half, y);
            loaded.Get<Apart>("C", "Apart")(gates, values, expected);
            Assert.Equal(expected, y[..^1]);
            Assert.Equal(7, y[^1]);

            float[] dx = new float[x.Length + 1], dGate = new float[half * Rows], dValue = new float[half * Rows];
            dx[^1] = 7;
            loaded.Get<Backward>("C", "B")(x, dy, 2 * half, dx);
            loaded.Get<ApartBackward>("C", "ApartBackward")(gates, values, dy, dGate, dValue);
            Assert.Equal(order == "first" ? dGate : dValue, Half(dx[..^1], half, 0));
            Assert.Equal(order == "first" ? dValue : dGate, Half(dx[..^1], half, half));
            Assert.Equal(7, dx[^1]);

            loaded.Get<Backward>("C", "B")(x, dy, 2 * half, x);
            Assert.Equal(dx[..^1], x);
        }
    }

    /// <summary>torch.nn.functional.glu([1, 2, 0, 1]) is a sigmoid(b) with a = [1, 2] and b = [0, 1].</summary>
    [Theory]
    [MemberData(nameof(Tiers))]
    public void TheSecondHalfIsTheGateAsInTorch(bool isUnity)
    {
        using LoadedAssembly loaded = Load("glu", "", isUnity);
        float[] y = new float[2];
        loaded.Get<SpanFunction<float>>("C", "OfFour")([1, 2, 0, 1], y);
        Assert.Equal(0.5f, y[0]);
        Assert.Equal(2 / (1 + Math.Exp(-1)), y[1], 1e-6);

        float[] dx = new float[4];
        loaded.Get<BackwardOfFour>("C", "BackwardOfFour")([1, 2, 0, 1], [1, 1], dx);
        Assert.Equal(0.5f, dx[0]);
        Assert.Equal(0.25f, dx[2]);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void NothingIsWrittenWhereRowsDoNotFit(bool isUnity)
    {
        using LoadedAssembly loaded = Load("swiglu", "first", isUnity);
        var forward = loaded.Get<Forward>("C", "F");
        var backward = loaded.Get<Backward>("C", "B");
        var ofFour = loaded.Get<SpanFunction<float>>("C", "OfFour");
        float[] x = Numbers(12, 3), y = [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7];

        Refuses("rowLength", () => forward(x, 3, y));
        Refuses("rowLength", () => forward(x, 8, y));
        Refuses("rowLength", () => forward(x, 0, y));
        Refuses("y", () => forward(x, 4, y.AsSpan(0, 5)));
        Refuses("y", () => forward(y, 4, y.AsSpan(0, 6)));
        Refuses("x", () => ofFour(x.AsSpan(0, 10), y));
        Refuses("dy", () => backward(x, x.AsSpan(0, 5), 4, y));
        Refuses("dx", () => backward(x, x.AsSpan(0, 6), 4, y.AsSpan(1)));
        Refuses("dx", () => backward(x, y.AsSpan(0, 6), 4, y));
        Refuses("rowLength", () => backward(x, x.AsSpan(0, 6), 5, y));
        forward([], 4, y);
        Assert.All(y, static value => Assert.Equal(7, value));

        void Refuses(string name, Action call)
        {
            Assert.Equal(name, Assert.Throws<ArgumentException>(call).ParamName);
            Assert.All(y, static value => Assert.Equal(7, value));
        }
    }

    private static float[] Half(float[] x, int half, int from)
        => [.. Enumerable.Range(0, x.Length / (2 * half)).SelectMany(row => x.AsSpan((2 * half * row) + from, half).ToArray())];

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() - 0.5) * 8))];
    }

    private static LoadedAssembly Load(string gate, string order, bool isUnity)
    {
        string activation = order.Length == 0 ? gate : $"{gate}(gate: {order})";
        return (isUnity ? GeneratorHost.Unity : GeneratorHost.Default).Run(
            $$"""
            using System;
            using ActGen;

            public static partial class C
            {
                [Activation("{{activation}}")]
                public static partial void F(ReadOnlySpan<float> x, int rowLength, Span<float> y);

                [GradientOf(nameof(F))]
                public static partial void B(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, int rowLength, Span<float> dx);

                [Activation("{{activation}}", RowLength = 4)]
                public static partial void OfFour(ReadOnlySpan<float> x, Span<float> y);

                [GradientOf(nameof(OfFour))]
                public static partial void BackwardOfFour(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx);

                [Activation("{{gate}}")]
                public static partial void Apart(ReadOnlySpan<float> gate, ReadOnlySpan<float> value, Span<float> y);

                [GradientOf(nameof(Apart))]
                public static partial void ApartBackward(ReadOnlySpan<float> gate, ReadOnlySpan<float> value, ReadOnlySpan<float> dy, Span<float> dGate, Span<float> dValue);
            }
            """).ShouldCompile().Load();
    }
}
