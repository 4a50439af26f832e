using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ActGen.Testing.Hosting;
using ActGen.Testing.Numerics;
using Xunit;

namespace ActGen.Tests.Functions;

/// <summary>A curve as games write them, with a field, a loop and rounding, is a kernel with the bits of its C#, in every tier.</summary>
public sealed class CurveTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FloatsHaveTheBitsOfTheCode(bool isUnity) => Check<float>(isUnity, "float", "MathF", [.. FloatPatterns.Specials, .. FloatPatterns.EveryNth(2_500_009)]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DoublesHaveTheBitsOfTheCode(bool isUnity)
        => Check(isUnity, "double", "Math", [.. FloatPatterns.EveryNth(2_500_009).Select(static x => (double)x), .. Enumerable.Range(-999, 1999).Select(static i => i / 37.0)]);

    private static void Check<T>(bool isUnity, string element, string math, IReadOnlyList<T> inputs)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GeneratorRun run = (isUnity ? GeneratorHost.Unity : GeneratorHost.Default).Run($$"""
            using System;
            using ActGen;

            public static partial class C
            {
                private static readonly {{element}} Gain = 0.5f;
                private static readonly int Octaves = 4;

                [Activation(nameof(Curve))] public static partial void Span(ReadOnlySpan<{{element}}> x, Span<{{element}}> y);

                public static {{element}} Curve({{element}} x)
                {
                    {{element}} sum = 0, amplitude = 1;
                    for (int octave = 0; octave < Octaves; octave++)
                    {
                        {{element}} cell = {{math}}.Floor(x), t = x - cell;
                        if (octave % 2 == 1 && t > Gain)
                        {
                            t = 1 - t;
                        }

                        sum += amplitude * (t * t * (3 - 2 * t)) + octave;
                        amplitude *= Gain;
                        x = x * 2 + {{math}}.Round(cell / 8);
                    }

                    return sum;
                }
            }
            """).ShouldCompile();
        Assert.Empty(run.Diagnostics);
        using LoadedAssembly compiled = run.Load();
        var curve = compiled.Get<ScalarFunction<T>>("C", "Curve");
        T[] x = [.. inputs], y = new T[x.Length];
        compiled.Get<SpanFunction<T>>("C", "Span")(x, y);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.True(curve(x[i]).Equals(y[i]), $"{x[i]} gave {y[i]}, not {curve(x[i])}.");
        }
    }
}
