using System;
using System.Linq;
using System.Numerics;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using ActGen.Testing.References;
using Xunit;

namespace ActGen.Tests.Pipelines;

/// <summary>The tables of bias_add and dropout that TensorFlow printed in the project's source material hold.</summary>
public sealed class SourceTableTests
{
    private const string Source = """
        using System;
        using ActGen;

        public static partial class Tables
        {
            [Activation("bias_add")] public static partial void BiasAdd(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y);
            [Activation("bias_add")] public static partial void BiasAdd(ReadOnlySpan<double> x, ReadOnlySpan<double> bias, Span<double> y);
            [Activation("dropout")] public static partial void Dropout(ReadOnlySpan<float> x, float keepProb, ulong seed, Span<float> y);
            [Activation("dropout")] public static partial void Dropout(ReadOnlySpan<double> x, double keepProb, ulong seed, Span<double> y);
        }
        """;

    private delegate void BiasAdd<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> bias, Span<T> y);

    private delegate void Dropout<T>(ReadOnlySpan<T> x, T keepProb, ulong seed, Span<T> y);

    [Fact]
    public void BiasAddComesOut()
    {
        foreach (GeneratorHost host in (GeneratorHost[])[GeneratorHost.Default, GeneratorHost.Unity])
        {
            using LoadedAssembly loaded = host.Run(Source).ShouldCompile().Load();
            Check(loaded.Get<BiasAdd<double>>("Tables", "BiasAdd"), 0);

            // A float keeps of the input what the cancelling sum magnifies.
            Check(loaded.Get<BiasAdd<float>>("Tables", "BiasAdd"), 1e-6);
        }

        static void Check<T>(BiasAdd<T> biasAdd, double slack)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            SourceTable table = Assert.Single(SourceTable.Of("bias_add"));
            T[] y = new T[table.Input.Count];
            biasAdd(Narrow<T>(table.Input), Narrow<T>(table.Bias), y);
            Assert.All(y.Zip(table.Output), pair =>
                Assert.Equal(pair.Second, double.CreateTruncating(pair.First), (table.RelativeTolerance * Math.Abs(pair.Second)) + slack));
        }
    }

    /// <summary>Whatever the seed: every output is 0 or the input over keep_prob, as in the table, and in the end each is either.</summary>
    [Fact]
    public void DropoutComesOut()
    {
        foreach (GeneratorHost host in (GeneratorHost[])[GeneratorHost.Default, GeneratorHost.Unity])
        {
            using LoadedAssembly loaded = host.Run(Source).ShouldCompile().Load();
            Check(loaded.Get<Dropout<float>>("Tables", "Dropout"));
            Check(loaded.Get<Dropout<double>>("Tables", "Dropout"));
        }

        static void Check<T>(Dropout<T> dropout)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            SourceTable table = Assert.Single(SourceTable.Of("dropout"));
            double keepProb = table.KeepProbability!.Value;
            Assert.All(table.Input.Zip(table.Output), pair =>
                Assert.True(pair.Second == 0 || Math.Abs(pair.Second - (pair.First / keepProb)) <= table.RelativeTolerance * Math.Abs(pair.Second)));

            T[] x = Narrow<T>(table.Input), y = new T[x.Length];
            int[] kept = new int[x.Length];
            for (ulong seed = 0; seed < 100; seed++)
            {
                dropout(x, T.CreateTruncating(keepProb), seed, y);
                for (int i = 0; i < y.Length; i++)
                {
                    Assert.True(y[i] == T.Zero || y[i] == x[i] / T.CreateTruncating(keepProb), $"{x[i]} becomes {y[i]}");
                    kept[i] += y[i] == T.Zero ? 0 : 1;
                }
            }

            Assert.All(kept, static count => Assert.InRange(count, 25, 75)); // five standard deviations
        }
    }

    private static T[] Narrow<T>(System.Collections.Generic.IEnumerable<double> values)
        where T : unmanaged, IFloatingPointIeee754<T>
        => [.. values.Select(T.CreateTruncating)];
}
