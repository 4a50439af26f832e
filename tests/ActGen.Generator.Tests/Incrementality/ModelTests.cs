using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Generator.Tests.Incrementality;

/// <summary>What flows between the steps is data: equal where the source means the same, and free of the compiler's objects.</summary>
public sealed class ModelTests
{
    private const string Source = """
        using System; using System.Runtime.Intrinsics; using ActGen;
        namespace N.@class
        {
            /// <summary>All there is in a model.</summary>
            public partial class Outer<T>
            {
                public partial record struct Inner
                {
                    [Activation("leaky_relu", Alpha = 0.25)] public static partial void F(ReadOnlySpan<float> x, Span<float> y);
                    [Activation("hard_tanh(min: -2)", Max = 2)] internal partial double f(double x);
                    [Activation("gelu")] public static partial Vector256<float> Gelu(Vector256<float> @event);
                    [Activation("relu")] public static unsafe partial void Pointers(float* x, float* y, int length);
                    [Activation("bias_add | Own | rrelu(noise_shape: per_row) | add | dropout(seed: 7)")]
                    public static partial void Fused(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, float slope, ReadOnlySpan<float> residual, ulong seed, int step, bool training, int rowLength, Span<float> y);
                    [GradientOf("Fused")]
                    public static partial void Back(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, float slope, ReadOnlySpan<float> residual, ulong seed, int step, bool training, int rowLength, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dBias, Span<float> dSlope);
                    [ActivationTable] public static partial ActivationTable Table();
                    [Sequential("input(4) | dense(3, prelu, name: hidden) | Own | rrelu(noise_shape: per_row) | dropout | dense(2, softmax)", Convention = Convention.Keras)]
                    private sealed partial class Model<U> { private static float Own(float x, float slope) => x > 0 ? x : slope * MathF.Tanh(x); }
                    private static float Own(float x, float slope) => x > 0 ? x : slope * MathF.Tanh(x);
                }
            }
        }
        """;

    private static readonly GeneratorHost s_host = GeneratorHost.Default with { AllowUnsafe = true };

    [Fact]
    public void EveryDeclarationHasAModel() => Assert.Equal(8, s_host.Run(Source).ShouldCompile().Sources.Count);

    [Fact]
    public void ModelsOfTwoRunsAreEqualWithEqualHashes()
        => Assert.Empty(ModelInspection.Differences(
            s_host.Run(Source).Result, s_host.Run(Source).Result, TrackingNames.Models, TrackingNames.Tables, TrackingNames.Twins, TrackingNames.Outputs));

    [Fact]
    public void ModelsHoldNoObjectOfTheCompiler()
        => Assert.Empty(ModelInspection.CompilerObjects(s_host.Run(Source).Result, TrackingNames.Models, TrackingNames.Tables, TrackingNames.Twins, TrackingNames.Outputs));

    [Fact]
    public void EveryStepRuns()
        => Assert.Subset(
            s_host.Run(Source).Result.Results.Single().TrackedSteps.Keys.ToHashSet(),
            new HashSet<string> { TrackingNames.Parsed, TrackingNames.Models, TrackingNames.Tables, TrackingNames.Twins, TrackingNames.Outputs });

    [Fact]
    public void ArraysAreComparedByTheirElements()
    {
        EquatableArray<string> first = new[] { "a", "b" }.ToEquatableArray(), second = new[] { "a", "b" }.ToEquatableArray();

        Assert.Equal(first, second);
        Assert.True(first.Equals((object)second));
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, new[] { "b", "a" }.ToEquatableArray());
        Assert.NotEqual(first, new[] { "a" }.ToEquatableArray());
        Assert.NotEqual(first.GetHashCode(), new[] { "b", "a" }.ToEquatableArray().GetHashCode());
        Assert.False(first.Equals("a"));
    }

    [Fact]
    public void TheDefaultArrayIsEmpty()
    {
        EquatableArray<int> none = default;

        Assert.Equal(none, Array.Empty<int>().ToEquatableArray());
        Assert.Equal(none.GetHashCode(), Array.Empty<int>().ToEquatableArray().GetHashCode());
        Assert.Empty(none.AsEnumerable());
        Assert.Throws<ArgumentOutOfRangeException>(() => none[0]);
    }

    [Fact]
    public void AnArrayDoesNotFollowItsSource()
    {
        int[] source = [1, 2];
        EquatableArray<int> array = source.ToEquatableArray();

        source[0] = 3;

        Assert.Equal([1, 2], array.AsEnumerable());
    }
}
