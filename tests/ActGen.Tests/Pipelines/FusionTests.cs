using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using ActGen.Testing.Numerics;
using Xunit;

namespace ActGen.Tests.Pipelines;

/// <summary>A pipeline gives the bits of its stages called one after the other, forward and backward.</summary>
public sealed class FusionTests
{
    public static TheoryData<string> Pipelines => [.. CompiledPipelines.Table.Select(static pipeline => pipeline.Written)];

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void FloatsAreFusedToTheSameBits(string pipeline) => Check<float>(pipeline, GeneratorHost.Default, ElementType.Single);

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void DoublesAreFusedToTheSameBits(string pipeline) => Check<double>(pipeline, GeneratorHost.Default, ElementType.Double);

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void FloatsAreFusedToTheSameBitsInPlainCSharp9(string pipeline) => Check<float>(pipeline, GeneratorHost.Unity, ElementType.Single);

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void DoublesAreFusedToTheSameBitsInPlainCSharp9(string pipeline) => Check<double>(pipeline, GeneratorHost.Unity, ElementType.Double);

    private static void Check<T>(string written, GeneratorHost host, ElementType element)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CompiledPipelines compiled = CompiledPipelines.Of(host, element);
        int pipeline = CompiledPipelines.Table.ToList().FindIndex(candidate => candidate.Written == written);
        var fused = compiled.Get<PipelineFunction<T>>(pipeline, "Fused");
        var fusedInPlace = compiled.Get<PipelineFunction<T>>(pipeline, "FusedInPlace");
        var staged = compiled.Get<PipelineFunction<T>>(pipeline, "Staged");
        var fusedBackward = compiled.Get<PipelineBackward<T>>(pipeline, "FusedBackward");
        var stagedBackward = compiled.Get<PipelineBackward<T>>(pipeline, "StagedBackward");
        var random = new Random(pipeline);
        foreach (int length in Enumerable.Range(0, 71).Append(1000))
        {
            int count = length % 7 == 0 ? 7 : length % 3 == 0 ? 3 : length % 2 == 0 ? 2 : Math.Max(length, 1);
            T[] x = Values<T>(random, length), residuals = Values<T>(random, 2 * length), dy = Values<T>(random, length);
            T[] channels = [.. Enumerable.Range(0, 8 * count).Select(_ => T.CreateTruncating(random.NextDouble() - 0.25))];
            ulong seed = (ulong)random.NextInt64();

            T[] expected = new T[length], actual = new T[length];
            staged(x, residuals, channels, seed, expected);
            fused(x, residuals, channels, seed, actual);
            AssertSame(expected, actual, "fused");

            fusedInPlace(x, residuals, channels, seed, actual);
            AssertSame(expected, actual, "in place");

            T[] over = [.. x];
            fused(over, residuals, channels, seed, over);
            AssertSame(expected, over, "into its input");

            T[] overResiduals = [.. residuals];
            fused(x, overResiduals, channels, seed, overResiduals.AsSpan(0, length));
            AssertSame(expected, overResiduals.AsSpan(0, length), "into a second input");

            stagedBackward(x, residuals, channels, seed, dy, expected);
            fusedBackward(x, residuals, channels, seed, dy, actual);
            AssertSame(expected, actual, "backward");

            T[] gradient = [.. dy];
            fusedBackward(x, residuals, channels, seed, gradient, gradient);
            AssertSame(expected, gradient, "backward in place");

            void AssertSame(ReadOnlySpan<T> staged, ReadOnlySpan<T> fused, string what)
            {
                int i = SameBits.FirstDifference(staged, fused);
                Assert.True(i < 0, i < 0 ? null : $"{written}, {what}: element {i} of {length} is {fused[i]}, and {staged[i]} stage by stage; x is {x[i]}, dy {dy[i]}");
            }
        }
    }

    /// <summary>Special values in any order, and ordinary ones between.</summary>
    private static T[] Values<T>(Random random, int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] specials =
        [
            T.Zero, T.NegativeZero, T.PositiveInfinity, T.NegativeInfinity, T.NaN, T.Epsilon, -T.Epsilon,
            .. new[] { 1e-39, 1e-310, 1e-8, 17, 20, 88, 1e4, 3e38 }.SelectMany(static value => (T[])[T.CreateTruncating(value), T.CreateTruncating(-value)]),
        ];
        return
        [
            .. Enumerable.Range(0, length).Select(_ => random.Next(3) == 0
                ? specials[random.Next(specials.Length)]
                : T.CreateTruncating((random.NextDouble() - 0.5) * 12)),
        ];
    }
}
