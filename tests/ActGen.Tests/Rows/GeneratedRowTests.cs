using System;
using System.Linq;
using ActGen.Testing.Hosting;
using ActGen.Testing.References;
using Xunit;

namespace ActGen.Tests.RowFunctions;

/// <summary>What is generated for activations of rows calls the runtime with the right rows, options and buffers.</summary>
public sealed class GeneratedRowTests
{
    private const string Source = """
        using System;
        using ActGen;

        public static partial class C
        {
            [Activation("softmax")]
            public static partial void Softmax(ReadOnlySpan<float> x, int rowLength, Span<float> y);

            [Activation("softmax")]
            public static partial void Whole(ReadOnlySpan<float> x, Span<float> y);

            [Activation("softmax", RowLength = 3)]
            public static partial void OfThree(Span<float> x);

            [Activation("softmax(temperature: 2, masked: zero)", RowLength = 3)]
            public static partial void Cool(ReadOnlySpan<float> x, Span<float> y);

            [Activation("log_softmax")]
            public static partial void LogSoftmax(ReadOnlySpan<float> x, float temperature, int rowLength, Span<float> y);

            [Activation("bias_add | softmax")]
            public static partial void Logits(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y);

            [Activation("scale(factor: 0.5) | softmax")]
            public static partial void Scaled(ReadOnlySpan<float> x, float temperature, int rowLength, Span<float> y);

            [Activation("hardmax", RowLength = 3)]
            public static partial void Hardmax(ReadOnlySpan<float> x, Span<float> y);

            [GradientOf(nameof(Softmax))]
            public static partial void FromOutput(ReadOnlySpan<float> y, ReadOnlySpan<float> dy, int rowLength, Span<float> dx);

            [GradientOf(nameof(Softmax))]
            public static partial void FromInput(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, int rowLength, Span<float> dx);
        }
        """;

    private delegate void RowFunction(ReadOnlySpan<float> x, int rowLength, Span<float> y);

    private delegate void TemperedFunction(ReadOnlySpan<float> x, float temperature, int rowLength, Span<float> y);

    private delegate void RowBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, int rowLength, Span<float> dx);

    private delegate void BiasFunction(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y);

    public static TheoryData<bool> Tiers => [false, true];

    [Theory]
    [MemberData(nameof(Tiers))]
    public void TheSourceTablesComeOut(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        var softmax = loaded.Get<RowFunction>("C", "Softmax");
        Assert.NotEmpty(SourceTable.Of("softmax"));
        foreach (SourceTable table in SourceTable.Of("softmax"))
        {
            // Rounding the input to float moves the smallest outputs by more than the table's own digits.
            float[] y = new float[table.Input.Count];
            softmax([.. table.Input.Select(static x => (float)x)], table.Shape[^1], y);
            Assert.All(y.Zip(table.Output), pair => Assert.Equal(pair.Second, pair.First, table.AbsoluteTolerance + ((table.RelativeTolerance + 1e-5) * Math.Abs(pair.Second)) + float.Epsilon));
        }
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void AllWaysToNameTheRowAgree(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        float[] x = [1010, 1000, 990, 1, 2, 3, -4, 0, 4];
        float[] expected = new float[9], y = new float[9];
        loaded.Get<RowFunction>("C", "Softmax")(x, 3, expected);
        Assert.Equal([0.9999546f, 4.539787e-05f], expected[..2]);

        for (int row = 0; row < 9; row += 3)
        {
            loaded.Get<SpanFunction<float>>("C", "Whole")(x.AsSpan(row, 3), y.AsSpan(row));
        }

        Assert.Equal(expected, y);
        x.CopyTo(y, 0);
        loaded.Get<InPlaceFunction<float>>("C", "OfThree")(y);
        Assert.Equal(expected, y);

        loaded.Get<BiasFunction>("C", "Logits")(x, [0, 0, 0], y);
        Assert.Equal(expected, y);
        loaded.Get<TemperedFunction>("C", "Scaled")(x, 0.5f, 3, y);
        Assert.Equal(expected, y);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void OptionsArrive(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        float[] y = new float[6];
        loaded.Get<SpanFunction<float>>("C", "Cool")([0, 2, 4, float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity], y);
        double e = Math.E;
        double sum = 1 + e + (e * e);
        Assert.Equal(1 / sum, y[0], 1e-7);
        Assert.Equal(e * e / sum, y[2], 1e-7);
        Assert.Equal([0f, 0f, 0f], y[3..]);

        loaded.Get<TemperedFunction>("C", "LogSoftmax")([0, 2, 4], 2, 3, y);
        Assert.Equal(-Math.Log(sum), y[0], 1e-6);

        loaded.Get<SpanFunction<float>>("C", "Hardmax")([1, 3, 3], y);
        Assert.Equal([0f, 1f, 0f], y[..3]);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void GradientsFromInputAndOutputAreTheSame(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        float[] x = [1, 2, 3, 0.5f, -1, 4], dy = [1, -2, 0.5f, 3, 0, -1];
        float[] y = new float[6], fromOutput = new float[6], fromInput = new float[6];
        loaded.Get<RowFunction>("C", "Softmax")(x, 3, y);
        loaded.Get<RowBackward>("C", "FromOutput")(y, dy, 3, fromOutput);
        loaded.Get<RowBackward>("C", "FromInput")(x, dy, 3, fromInput);

        Assert.Equal(fromOutput, fromInput);
        for (int i = 0; i < 6; i++)
        {
            int row = i / 3 * 3;
            double inner = Enumerable.Range(row, 3).Sum(k => (double)y[k] * dy[k]);
            Assert.Equal(y[i] * (dy[i] - inner), fromInput[i], 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void NothingIsWrittenWhereRowsDoNotFit(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        float[] x = [1, 2, 3, 4], y = [7, 7, 7, 7];

        Assert.Equal("rowLength", Assert.Throws<ArgumentException>(() => loaded.Get<RowFunction>("C", "Softmax")(x, 3, y)).ParamName);
        Assert.Equal("rowLength", Assert.Throws<ArgumentException>(() => loaded.Get<TemperedFunction>("C", "Scaled")(x, 1, 3, y)).ParamName);
        Assert.Equal("temperature", Assert.Throws<ArgumentOutOfRangeException>(() => loaded.Get<TemperedFunction>("C", "Scaled")(x, float.NaN, 2, y)).ParamName);
        Assert.Equal("bias", Assert.Throws<ArgumentException>(() => loaded.Get<BiasFunction>("C", "Logits")(x, [1, 2, 3], y)).ParamName);
        Assert.Equal([7f, 7f, 7f, 7f], y);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void ExceptionsUseTheNamesOfTheAuthor(bool isUnity)
    {
        const string Named = """
            using System;
            using ActGen;

            public static partial class C
            {
                [Activation("softmax")]
                public static partial void Softmax(ReadOnlySpan<float> logits, int row_length, Span<float> @event);

                [Activation("softmax", RowLength = 3)]
                public static partial void OfThree(ReadOnlySpan<float> logits, Span<float> chances);

                [GradientOf(nameof(Softmax))]
                public static partial void FromOutput(ReadOnlySpan<float> y, ReadOnlySpan<float> slopes, int row_length, Span<float> result);

                [GradientOf(nameof(Softmax))]
                public static partial void FromInput(ReadOnlySpan<float> logits, ReadOnlySpan<float> slopes, int row_length, Span<float> result);

                [Activation("softmax")]
                public static unsafe partial void Pointers(float* logits, float* chances, int count, int row_length);

                public static unsafe void CallPointers(ReadOnlySpan<float> x, int rowLength, Span<float> y)
                {
                    fixed (float* input = x, output = y)
                    {
                        Pointers(input, output, x.Length, rowLength);
                    }
                }
            }
            """;
        using LoadedAssembly loaded = ((isUnity ? GeneratorHost.Unity : GeneratorHost.Default) with { AllowUnsafe = true }).Run(Named).ShouldCompile().Load();
        var softmax = loaded.Get<RowFunction>("C", "Softmax");
        var ofThree = loaded.Get<SpanFunction<float>>("C", "OfThree");
        var pointers = loaded.Get<RowFunction>("C", "CallPointers");
        float[] six = new float[6];

        Names("row_length", () => softmax(six, 4, new float[6]));
        Names("event", () => softmax(six, 3, new float[5]));
        Names("logits", () => ofThree(new float[5], new float[6]));
        Names("chances", () => ofThree(six, new float[5]));
        Names("row_length", () => pointers(six, 4, new float[6]));
        Names("chances", () => pointers(six, 3, six.AsSpan(1)));
        foreach (RowBackward backward in new[] { loaded.Get<RowBackward>("C", "FromOutput"), loaded.Get<RowBackward>("C", "FromInput") })
        {
            Names("row_length", () => backward(six, new float[6], 4, new float[6]));
            Names("slopes", () => backward(six, new float[5], 3, new float[6]));
            Names("result", () => backward(six, new float[6], 3, new float[5]));
        }

        static void Names(string name, Action call) => Assert.Equal(name, Assert.Throws<ArgumentException>(call).ParamName);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void TheResultCannotOverlapTheGradientFromAboveInWhosePlaceItIsComputed(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        float[] dy = [1, -2, 0.5f];
        var exception = Assert.Throws<ArgumentException>(() => loaded.Get<RowBackward>("C", "FromInput")([1, 2, 3], dy, 3, dy));

        Assert.Equal("dx", exception.ParamName);
        Assert.StartsWith("The output overlaps an input", exception.Message, StringComparison.Ordinal);
        Assert.Equal([1, -2, 0.5f], dy);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void AWholeOfNothingHasNoRow(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        float[] y = [7];
        loaded.Get<SpanFunction<float>>("C", "Whole")([], y);
        Assert.Equal([7f], y);
    }

    private static LoadedAssembly Load(bool isUnity) => (isUnity ? GeneratorHost.Unity : GeneratorHost.Default).Run(Source).ShouldCompile().Load();
}
