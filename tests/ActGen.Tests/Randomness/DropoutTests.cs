using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using ActGen.Testing.Numerics;
using Xunit;

namespace ActGen.Tests.Randomness;

/// <summary>
/// Generated dropout against its definition, element by element. <see cref="Codegen.WidthTests"/> runs this again at every
/// width, so a mask is the same at all of them.
/// </summary>
public sealed class DropoutTests
{
    private const ulong Seed = 2024, Step = 7;
    private const double Rate = 0.3;

    [Fact]
    public void FloatsAreDroppedWhereTheirNumberIsBelowTheRate()
        => CheckDefinition<float>(GeneratorHost.Default, ElementType.Single, static (key, stage, index) => CounterRandom.Uniform(key, stage, index));

    [Fact]
    public void DoublesAreDroppedWhereTheirNumberIsBelowTheRate()
        => CheckDefinition<double>(GeneratorHost.Default, ElementType.Double, static (key, stage, index) => CounterRandom.UniformDouble(key, stage, index));

    [Fact]
    public void FloatsAreDroppedWhereTheirNumberIsBelowTheRateInPlainCSharp9()
        => CheckDefinition<float>(GeneratorHost.Unity, ElementType.Single, static (key, stage, index) => CounterRandom.Uniform(key, stage, index));

    [Fact]
    public void DoublesAreDroppedWhereTheirNumberIsBelowTheRateInPlainCSharp9()
        => CheckDefinition<double>(GeneratorHost.Unity, ElementType.Double, static (key, stage, index) => CounterRandom.UniformDouble(key, stage, index));

    /// <summary>Pieces with their offsets, in any order, make up the whole: a mask does not depend on who computes which part.</summary>
    [Theory]
    [InlineData("Dropout")]
    [InlineData("AlphaDropout")]
    [InlineData("RRelu")]
    [InlineData("Twice")]
    [InlineData("PerRow")]
    [InlineData("PerChannel")]
    [InlineData("RowsOfSeven")]
    public void PiecesMakeUpTheWhole(string name)
    {
        const int Length = 3000, RowLength = 48;
        float[] x = Inputs<float>(Length), whole = new float[Length], pieces = new float[Length];
        foreach (GeneratorHost host in Hosts)
        {
            CompiledNoise noise = CompiledNoise.Of(host, ElementType.Single);
            NoiseFunction<float> function = noise.Get<float>(name);
            foreach (long begin in new[] { 0L, 13, 1_000_000_007 })
            {
                function(x, 0.3f, Seed, Step, begin, RowLength, true, whole);
                foreach ((int start, int end) in new[] { (2777, 3000), (0, 1), (1500, 2777), (1, 63), (63, 640), (640, 640), (640, 1500) })
                {
                    function(x.AsSpan(start..end), 0.3f, Seed, Step, begin + start, RowLength, true, pieces.AsSpan(start..end));
                }

                Assert.Equal(-1, SameBits.FirstDifference<float>(whole, pieces));
            }
        }
    }

    [Fact]
    public void NothingHappensWithoutTrainingOrAtRateZero()
    {
        float[] x = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, float.Epsilon, -float.Epsilon, float.MaxValue, .. Inputs<float>(500)];
        foreach (GeneratorHost host in Hosts)
        {
            CompiledNoise noise = CompiledNoise.Of(host, ElementType.Single);
            foreach (string name in new[] { "Dropout", "AlphaDropout", "PerRow", "PerChannel" })
            {
                float[] y = new float[x.Length], dx = new float[x.Length];
                noise.Get<float>(name)(x, 0.9f, Seed, Step, 0, 3, false, y);
                Assert.Equal(-1, SameBits.FirstDifference<float>(x, y));
                noise.GetBackward<float>(name)(x, 0.9f, Seed, Step, 0, 3, false, x, dx);
                Assert.Equal(-1, SameBits.FirstDifference<float>(x, dx));

                Array.Clear(y);
                noise.Get<float>(name)(x, 0, Seed, Step, 0, 3, true, y);
                Assert.Equal(-1, SameBits.FirstDifference<float>(x, y));
                noise.GetBackward<float>(name)(x, 0, Seed, Step, 0, 3, true, x, dx);
                Assert.Equal(-1, SameBits.FirstDifference<float>(x, dx));
            }
        }
    }

    /// <summary>The gradient goes where the value went, at the same scale, and is exactly 0 elsewhere, however large it comes from above.</summary>
    [Theory]
    [InlineData("Dropout")]
    [InlineData("PerRow")]
    [InlineData("PerChannel")]
    [InlineData("Twice")]
    public void BackwardMeetsTheMaskOfForward(string name)
    {
        float[] ones = [.. Enumerable.Repeat(1f, 1500)], y = new float[1500], dx = new float[1500];
        foreach (GeneratorHost host in Hosts)
        {
            CompiledNoise noise = CompiledNoise.Of(host, ElementType.Single);
            noise.Get<float>(name)(ones, 0.3f, Seed, Step, 5, 30, true, y);
            noise.GetBackward<float>(name)(Inputs<float>(1500), 0.3f, Seed, Step, 5, 30, true, ones, dx);
            Assert.Equal(y, dx);
            Assert.Contains(0, y);
            Assert.Contains(y, static value => value > 1);

            float[] infinite = [.. Enumerable.Repeat(float.PositiveInfinity, 1500)];
            noise.GetBackward<float>(name)(Inputs<float>(1500), 0.3f, Seed, Step, 5, 30, true, infinite, dx);
            Assert.Equal(y.Select(static value => value == 0 ? 0 : float.PositiveInfinity), dx);
        }
    }

    [Fact]
    public void OtherSeedsStepsAndStagesDropOthers()
    {
        const int Length = 100_000;
        float[] ones = [.. Enumerable.Repeat(1f, Length)];
        CompiledNoise noise = CompiledNoise.Of(GeneratorHost.Default, ElementType.Single);
        float[] mask = Mask("Half", Seed, Step);
        Assert.Equal(mask, Mask("Half", Seed, Step));
        foreach (float[] other in (float[][])[Mask("Half", Seed + 1, Step), Mask("Half", Seed, Step + 1), Mask("Half", Step, Seed), Mask("Seeded", 0, Step)])
        {
            Assert.InRange(mask.Zip(other).Count(static pair => pair.First == pair.Second), Length / 2 - 800, Length / 2 + 800);
        }

        // Two stages with one seed are two masks.
        float[] twice = Mask("Twice", Seed, Step);
        Assert.InRange(twice.Count(static value => value != 0), Length / 4 - 700, Length / 4 + 700);
        Assert.All(mask.Zip(twice), static pair => Assert.True(pair.Second == (pair.First == 0 ? 0 : pair.Second)));

        float[] Mask(string name, ulong seed, ulong step)
        {
            float[] y = new float[Length];
            noise.Get<float>(name)(ones, 0.5f, seed, step, 0, 1, true, y);
            return y;
        }
    }

    /// <summary>The seed in the string is the seed.</summary>
    [Fact]
    public void SeedsOfTheStringAreUsed()
    {
        foreach (GeneratorHost host in Hosts)
        {
            float[] x = Inputs<float>(200), y = new float[200], expected = new float[200];
            CompiledNoise.Of(host, ElementType.Single).Get<float>("Seeded")(x, 0.5f, 0, Step, 3, 1, true, y);
            CompiledNoise.Of(host, ElementType.Single).Get<float>("Half")(x, 0.5f, 77, Step, 3, 1, true, expected);
            Assert.Equal(expected, y);
        }
    }

    private static GeneratorHost[] Hosts => [GeneratorHost.Default, GeneratorHost.Unity];

    private static void CheckDefinition<T>(GeneratorHost host, ElementType element, Func<RandomKey, int, long, T> uniform)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CompiledNoise noise = CompiledNoise.Of(host, element);
        var key = new RandomKey(Seed, Step);
        T rate = T.CreateTruncating(Rate), keep = T.One - rate, scale = T.One / keep;
        foreach (int length in (int[])[0, 1, 2, 3, 15, 16, 17, 63, 64, 65, 200, 1000, 5000])
        {
            T[] x = Inputs<T>(length), y = new T[length];
            foreach (long offset in new[] { 0L, 1, 63, 1_000_000_007 })
            {
                foreach (int rowLength in (int[])[1, 7, 64, 3000])
                {
                    Check("Dropout", rate, offset, rowLength, static (index, _) => index, noise, x, y);
                    Check("KeepProb", keep, offset, rowLength, static (index, _) => index, noise, x, y);
                    Check("PerRow", rate, offset, rowLength, static (index, row) => index / row, noise, x, y);
                    Check("PerChannel", rate, offset, rowLength, static (index, row) => index % row, noise, x, y);
                    Check("RowsOfSeven", rate, offset, 7, static (index, row) => index / row, noise, x, y);
                }
            }
        }

        void Check(string name, T parameter, long offset, int rowLength, Func<long, int, long> address, CompiledNoise noise, T[] x, T[] y)
        {
            Array.Clear(y);
            noise.Get<T>(name)(x, parameter, Seed, Step, offset, rowLength, true, y);
            for (int i = 0; i < x.Length; i++)
            {
                T expected = uniform(key, 0, address(offset + i, rowLength)) < rate ? T.Zero : x[i] * scale;
                if (!EqualityComparer<T>.Default.Equals(expected, y[i]))
                {
                    Assert.Fail($"{name}: element {i} of {x.Length} from {offset} in rows of {rowLength} is {y[i]} instead of {expected}.");
                }
            }
        }
    }

    /// <summary>Every element differs from its neighbours, and none is 0.</summary>
    private static T[] Inputs<T>(int length)
        where T : unmanaged, IFloatingPointIeee754<T>
        => [.. Enumerable.Range(0, length).Select(static i => T.CreateTruncating(((i % 1000) + 1) * (i % 2 == 0 ? 0.01 : -0.01)))];
}
