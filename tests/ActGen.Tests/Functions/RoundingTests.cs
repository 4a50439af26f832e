using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using ActGen.Testing.Hosting;
using ActGen.Testing.Numerics;
using Xunit;

namespace ActGen.Tests.Functions;

/// <summary>Functions that round to integers give the bits of Math, in every tier and at every register width.</summary>
public sealed class RoundingTests
{
    public static TheoryData<string, bool> Functions
        => [.. from name in new[] { "Floor", "Ceiling", "Round", "Truncate" } from isUnity in new[] { false, true } select (name, isUnity)];

    /// <summary>Halves, numbers about 2^23 and 2^52, where fractions end, and every kind of number there is.</summary>
    private static IReadOnlyList<float> Singles { get; } =
    [
        .. FloatPatterns.Specials, .. FloatPatterns.PowersOfTwo, .. Enumerable.Range(-40, 81).SelectMany(static i => FloatPatterns.Around(i / 2f, 1)),
        .. FloatPatterns.EveryNth(2_500_009),
    ];

    private static IReadOnlyList<double> Doubles { get; } =
    [
        .. Singles.Select(static x => (double)x),
        .. Singles.SelectMany(static x => (double[])[Math.BitDecrement((double)x), Math.BitIncrement((double)x)]),
        .. from x in new[] { 1L << 51, 1L << 52, 1L << 53 } from step in new[] { -1, -0.5, 0, 0.5, 1 } from sign in new[] { 1, -1 } select sign * (x + step),
    ];

    [Theory]
    [MemberData(nameof(Functions))]
    public void FloatsAreRounded(string name, bool isUnity) => Check(name, isUnity, Singles, "float");

    [Theory]
    [MemberData(nameof(Functions))]
    public void DoublesAreRounded(string name, bool isUnity) => Check(name, isUnity, Doubles, "double");

    private static void Check<T>(string name, bool isUnity, IReadOnlyList<T> inputs, string element)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const string Vectors = "System.Runtime.Intrinsics.Vector";
        string vectors = string.Concat(new[] { 128, 256, 512 }.Select(width => $"""
                [Activation(nameof(F))] public static partial {Vectors}{width}<{element}> Vector({Vectors}{width}<{element}> x);

            """));
        using LoadedAssembly compiled = (isUnity ? GeneratorHost.Unity : GeneratorHost.Default).Load($$"""
            using System;
            using ActGen;

            public static partial class C
            {
                [Activation(nameof(F))] public static partial void Span(ReadOnlySpan<{{element}}> x, Span<{{element}}> y);
                [GradientOf(nameof(Span))] public static partial {{element}} Slope({{element}} x);
                {{(isUnity ? "" : vectors)}}
                static {{element}} F({{element}} x) => Math{{(element == "float" ? "F" : "")}}.{{name}}(x);
            }
            """);
        T[] x = [.. inputs], y = new T[x.Length];
        T[] expected = [.. inputs.Select(Definition<T>(name))];
        compiled.Get<SpanFunction<T>>("C", "Span")(x, y);
        AssertSame(expected, y, x);

        Assert.Equal(T.Zero, compiled.Get<ScalarFunction<T>>("C", "Slope")(T.CreateTruncating(0.75)));
        if (isUnity)
        {
            return;
        }

        Apply(compiled.Get<Func<Vector128<T>, Vector128<T>>>("C", "Vector"), Vector128<T>.Count, static (x, i) => Vector128.LoadUnsafe(ref x[i]), static (v, y, i) => v.StoreUnsafe(ref y[i]));
        Apply(compiled.Get<Func<Vector256<T>, Vector256<T>>>("C", "Vector"), Vector256<T>.Count, static (x, i) => Vector256.LoadUnsafe(ref x[i]), static (v, y, i) => v.StoreUnsafe(ref y[i]));
        Apply(compiled.Get<Func<Vector512<T>, Vector512<T>>>("C", "Vector"), Vector512<T>.Count, static (x, i) => Vector512.LoadUnsafe(ref x[i]), static (v, y, i) => v.StoreUnsafe(ref y[i]));

        void Apply<V>(Func<V, V> function, int count, Func<T[], int, V> load, Action<V, T[], int> store)
        {
            Array.Clear(y);
            for (int i = 0; i < x.Length; i += count)
            {
                int start = Math.Min(i, x.Length - count);
                store(function(load(x, start)), y, start);
            }

            AssertSame(expected, y, x);
        }
    }

    private static Func<T, T> Definition<T>(string name)
        where T : IFloatingPoint<T>
        => name switch
        {
            "Floor" => T.Floor,
            "Ceiling" => T.Ceiling,
            "Round" => T.Round,
            _ => T.Truncate,
        };

    private static void AssertSame<T>(T[] expected, T[] actual, T[] x)
        where T : IFloatingPoint<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            bool isSame = T.IsNaN(expected[i])
                ? T.IsNaN(actual[i])
                : expected[i] == actual[i] && T.IsNegative(expected[i]) == T.IsNegative(actual[i]);
            Assert.True(isSame, $"{x[i]} gave {actual[i]}, not {expected[i]}.");
        }
    }
}
