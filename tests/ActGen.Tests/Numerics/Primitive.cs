using System;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using ActGen.Testing.Hosting;
using Xunit.Sdk;

namespace ActGen.Tests.Numerics;

/// <summary>A function of VectorMathF or VectorMath: its bound, its domain, and one delegate a width.</summary>
/// <param name="MaxUlp">The error it promises.</param>
/// <param name="Low">Where its domain begins.</param>
/// <param name="High">Where its domain ends.</param>
/// <param name="On512">The function over 512 bits; the others likewise.</param>
/// <param name="On256">256 bits.</param>
/// <param name="On128">128 bits.</param>
/// <param name="OnScalar">One element.</param>
internal sealed record Primitive<T>(
    double MaxUlp,
    T Low,
    T High,
    Func<Simd512<T>, Simd512<T>> On512,
    Func<Simd256<T>, Simd256<T>> On256,
    Func<Simd128<T>, Simd128<T>> On128,
    Func<T, T> OnScalar)
    where T : unmanaged, IComparable<T>
{
    private static readonly Lazy<Assembly> s_scalarTier = new(() =>
        new AssemblyLoadContext("netstandard2.1").LoadFromAssemblyPath(ReferenceSet.NetStandard21.RuntimePath));

    public bool IsDefinedFor(T x) => x.CompareTo(Low) >= 0 && x.CompareTo(High) <= 0;

    /// <summary>The widths this processor has, each as a function over a span of whole registers.</summary>
    public IEnumerable<(string Width, Action<T[], T[]> Map)> Widths()
    {
        if (Processor.Has512)
        {
            yield return ("512", (x, y) => Map(x, y, On512));
        }

        if (Processor.Has256)
        {
            yield return ("256", (x, y) => Map(x, y, On256));
        }

        yield return ("128", (x, y) => Map(x, y, On128));
        yield return ("scalar", (x, y) => Map(x, y, OnScalar));
    }

    /// <summary>The same function in the netstandard2.1 build, which multiplies and adds in two roundings.</summary>
    public static Func<T, T> InScalarTier(string name)
    {
        string type = typeof(T) == typeof(float) ? "ActGen.VectorMathF" : "ActGen.VectorMath";
        return s_scalarTier.Value.GetType(type, throwOnError: true)!.GetMethod(name, [typeof(T)])?.CreateDelegate<Func<T, T>>()
            ?? throw new XunitException($"The netstandard2.1 build has no {type}.{name}({typeof(T).Name}).");
    }

    public static void Map(T[] x, T[] y, Func<T, T> function)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = function(x[i]);
        }
    }

    private static void Map<V>(T[] x, T[] y, Func<V, V> function)
        where V : struct, ISimd<V, T>
    {
        ref T source = ref MemoryMarshal.GetArrayDataReference(x);
        ref T destination = ref MemoryMarshal.GetArrayDataReference(y);
        for (nuint i = 0; i < (nuint)x.Length; i += (nuint)V.Count)
        {
            V.Store(function(V.Load(ref source, i)), ref destination, i);
        }
    }
}
