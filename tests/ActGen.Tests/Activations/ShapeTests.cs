using System;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using ActGen.Testing.Numerics;
using ActGen.Testing.References;
using Xunit;

namespace ActGen.Tests.Activations;

/// <summary>An element gives the same bits in every shape, at every width and at every place.</summary>
public sealed unsafe class ShapeTests
{
    public static TheoryData<string> Vectors => [.. VectorFile.Names];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void FloatShapesAgree(string vector) => CheckShapes<float>(vector, GeneratorHost.Default, ElementType.Single);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void DoubleShapesAgree(string vector) => CheckShapes<double>(vector, GeneratorHost.Default, ElementType.Double);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void FloatShapesAgreeInPlainCSharp9(string vector) => CheckShapes<float>(vector, GeneratorHost.Unity, ElementType.Single);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void DoubleShapesAgreeInPlainCSharp9(string vector) => CheckShapes<double>(vector, GeneratorHost.Unity, ElementType.Double);

    private static void CheckShapes<T>(string name, GeneratorHost host, ElementType element)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CompiledCatalogue catalogue = CompiledCatalogue.Of(host, element);
        T[] x = [.. VectorFile.Of(name).Points.Select(static point => T.CreateTruncating(point.X)), T.NaN, T.NegativeZero];
        Array.Resize(ref x, (x.Length + 15) / 16 * 16);
        var scalar = catalogue.Get<ScalarFunction<T>>(name);
        T[] expected = [.. x.Select(value => scalar(value))];

        var y = new T[x.Length];
        catalogue.Get<SpanFunction<T>>(name)(x, y);
        AssertSameBits(expected, y, "span");

        T[] inPlace = [.. x];
        catalogue.Get<InPlaceFunction<T>>(name)(inPlace);
        AssertSameBits(expected, inPlace, "in place");

        Array.Clear(y);
        fixed (T* from = x, to = y)
        {
            catalogue.Get<PointerFunction<T>>(name)(from, to, x.Length);
        }

        AssertSameBits(expected, y, "pointer");

        foreach (int length in (int[])[1, 2, 3, 5, 7, 9, 15, 17, 33])
        {
            var piece = new T[length];
            catalogue.Get<SpanFunction<T>>(name)(x.AsSpan(x.Length - length), piece);
            AssertSameBits(expected.AsSpan(x.Length - length), piece, $"the last {length}");
        }

        if (host == GeneratorHost.Default)
        {
            var f128 = catalogue.Get<Vector128Function<T>>(name);
            var f256 = catalogue.Get<Vector256Function<T>>(name);
            var f512 = catalogue.Get<Vector512Function<T>>(name);
            CheckVectors(Vector128<T>.Count, (from, to) => f128(Vector128.Create(from)).CopyTo(to));
            CheckVectors(Vector256<T>.Count, (from, to) => f256(Vector256.Create(from)).CopyTo(to));
            CheckVectors(Vector512<T>.Count, (from, to) => f512(Vector512.Create(from)).CopyTo(to));
        }

        void CheckVectors(int count, SpanFunction<T> apply)
        {
            Array.Clear(y);
            for (int i = 0; i < x.Length; i += count)
            {
                apply(x.AsSpan(i, count), y.AsSpan(i, count));
            }

            AssertSameBits(expected, y, $"{count} lanes");
        }
    }

    private static void AssertSameBits<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = SameBits.FirstDifference(expected, actual);
        Assert.True(i < 0, i < 0 ? null : $"{what}: element {i} is {actual[i]}, and {expected[i]} as a scalar");
    }
}
