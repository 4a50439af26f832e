using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using ActGen.Testing.Numerics;
using Xunit;

namespace ActGen.Tests.Numerics;

/// <summary>Every register operation against its definition, on every width, for special values and random bit patterns.</summary>
public sealed class SimdTests
{
    /// <summary>More than there are special values, which stand together: every one of them meets every other.</summary>
    private const int MaxShift = 40;

    private static readonly float[] s_singles = Operands(
        BitConverter.Int32BitsToSingle, 1 << 23, float.Epsilon, float.MaxValue, float.NegativeInfinity, float.NaN);

    private static readonly double[] s_doubles = Operands(
        bits => BitConverter.Int64BitsToDouble((long)bits << 32 | (uint)(bits * 0x9E3779B1)),
        1L << 52, double.Epsilon, double.MaxValue, double.NegativeInfinity, double.NaN);

    public static TheoryData<string> Widths => ["512", "256", "128", "scalar"];

    [Theory]
    [MemberData(nameof(Widths))]
    public void OperationsOnFloatsFollowTheirDefinitions(string width)
    {
        switch (width)
        {
            case "512":
                Assert.SkipUnless(Processor.Has512, "This processor has no 512-bit vectors, or they are switched off.");
                Check<Simd512<float>, float>(s_singles);
                break;
            case "256":
                Assert.SkipUnless(Processor.Has256, "This processor has no AVX2, or it is switched off.");
                Check<Simd256<float>, float>(s_singles);
                break;
            case "128":
                Check<Simd128<float>, float>(s_singles);
                break;
            default:
                Check<SimdScalar<float>, float>(s_singles);
                break;
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void OperationsOnDoublesFollowTheirDefinitions(string width)
    {
        switch (width)
        {
            case "512":
                Assert.SkipUnless(Processor.Has512, "This processor has no 512-bit vectors, or they are switched off.");
                Check<Simd512<double>, double>(s_doubles);
                break;
            case "256":
                Assert.SkipUnless(Processor.Has256, "This processor has no AVX2, or it is switched off.");
                Check<Simd256<double>, double>(s_doubles);
                break;
            case "128":
                Check<Simd128<double>, double>(s_doubles);
                break;
            default:
                Check<SimdScalar<double>, double>(s_doubles);
                break;
        }
    }

    private static void Check<V, T>(T[] values)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Unary<V, T>("-x", values, x => -x, x => -x);
        Unary<V, T>("Abs", values, V.Abs, T.Abs);
        Unary<V, T>("Sqrt", values, V.Sqrt, T.Sqrt);

        T[] patterns = [.. values, .. FloatPatterns.EveryNth(2_500_009).Select(T.CreateTruncating)];
        Unary<V, T>("Round", patterns, V.Round, x => T.Round(x, MidpointRounding.ToEven));
        Unary<V, T>("Floor", patterns, V.Floor, T.Floor);
        Unary<V, T>("Ceiling", patterns, V.Ceiling, T.Ceiling);
        Unary<V, T>("Truncate", patterns, V.Truncate, T.Truncate);

        Binary<V, T>("+", values, (x, y) => x + y, (x, y) => x + y);
        Binary<V, T>("-", values, (x, y) => x - y, (x, y) => x - y);
        Binary<V, T>("*", values, (x, y) => x * y, (x, y) => x * y);
        Binary<V, T>("/", values, (x, y) => x / y, (x, y) => x / y);
        Binary<V, T>("CopySign", values, V.CopySign, T.CopySign);

        // The bound is never NaN; where the test's is, zero stands in.
        Binary<V, T>("Min", values, (x, bound) => V.Min(x, WithoutNaN<V, T>(bound)), (x, bound) => WithoutNaN(bound) < x ? WithoutNaN(bound) : x);
        Binary<V, T>("Max", values, (x, bound) => V.Max(x, WithoutNaN<V, T>(bound)), (x, bound) => WithoutNaN(bound) > x ? WithoutNaN(bound) : x);

        Quaternary<V, T>("MultiplyAdd", values, (x, y, z, _) => V.MultiplyAdd(x, y, z), (x, y, z, _) => MultiplyAdd(x, y, z));
        Quaternary<V, T>("FusedMultiplyAdd", values, (x, y, z, _) => V.FusedMultiplyAdd(x, y, z), (x, y, z, _) => T.FusedMultiplyAdd(x, y, z), FusedAlternative);
        Quaternary<V, T>("SelectLess", values, V.SelectLess, (x, y, t, f) => x < y ? t : f);
        Quaternary<V, T>("SelectLessOrEqual", values, V.SelectLessOrEqual, (x, y, t, f) => x <= y ? t : f);
        Quaternary<V, T>("SelectEqual", values, V.SelectEqual, (x, y, t, f) => x == y ? t : f);
        Quaternary<V, T>("SelectEqual to itself", values, (x, _, t, f) => V.SelectEqual(x, x, t, f), (x, _, t, f) => T.IsNaN(x) ? f : t);

        T[] positive = Array.FindAll(Array.ConvertAll(values, T.Abs), T.IsNormal);
        Unary<V, T>("BinaryExponent", positive, V.BinaryExponent, x => T.CreateChecked(T.ILogB(x)));

        CheckScaling<V, T>();
        CheckMemory<V, T>(values);
    }

    // ScaleB of the framework rounds once.
    private static void CheckScaling<V, T>()
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int limit = typeof(T) == typeof(float) ? 250 : 2_000;
        var random = new Random(3);
        var values = new List<T>();
        var exponents = new List<T>();
        for (int exponent = -limit; exponent <= limit; exponent++)
        {
            T spread = T.CreateTruncating(0.25 + 3.75 * random.NextDouble());
            foreach (T value in new[] { T.One, T.CreateChecked(0.25), T.CreateChecked(4), T.BitDecrement(T.One), T.BitIncrement(T.One), spread, T.NaN })
            {
                values.Add(value);
                exponents.Add(T.CreateChecked(exponent));
            }
        }

        values.Add(T.NaN);
        exponents.Add(T.NaN);

        Compare<V, T>(
            "ScaleByPowerOfTwo",
            [[.. values], [.. exponents]],
            operands => V.ScaleByPowerOfTwo(operands[0], operands[1]),
            operands => T.ScaleB(operands[0], int.CreateTruncating(operands[1])));
    }

    private static void CheckMemory<V, T>(T[] values)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T untouched = T.CreateChecked(12345);
        for (int offset = 0; offset < 20; offset++)
        {
            T[] copy = new T[values.Length];
            copy.AsSpan().Fill(untouched);
            V.Store(V.Load(ref values[0], (nuint)offset), ref copy[0], (nuint)offset);
            Assert.Equal(values.AsSpan(offset, V.Count), copy.AsSpan(offset, V.Count));
            Assert.Equal(V.Count, copy.Length - copy.AsSpan().Count(untouched));
        }

        unsafe
        {
            nuint size = (nuint)(V.Count * sizeof(T));
            T* aligned = (T*)NativeMemory.AlignedAlloc(size, size);
            V.StoreNonTemporal(V.Load(ref values[0], 1), aligned);
            Assert.Equal(values.AsSpan(1, V.Count), new Span<T>(aligned, V.Count));
            NativeMemory.AlignedFree(aligned);
        }
    }

    private static void Unary<V, T>(string name, T[] values, Func<V, V> operation, Func<T, T> definition)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Compare<V, T>(name, [values], x => operation(x[0]), x => definition(x[0]));

    private static void Binary<V, T>(string name, T[] values, Func<V, V, V> operation, Func<T, T, T> definition)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int shift = -MaxShift; shift <= MaxShift; shift++)
        {
            Compare<V, T>(name, [values, Rotate(values, shift)], x => operation(x[0], x[1]), x => definition(x[0], x[1]));
        }
    }

    private static void Quaternary<V, T>(
        string name, T[] values, Func<V, V, V, V, V> operation, Func<T, T, T, T, T> definition, Func<T, T, T, T>? alternative = null)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int shift = -MaxShift; shift <= MaxShift; shift++)
        {
            Compare<V, T>(
                name,
                [values, Rotate(values, shift), Rotate(values, 5 * shift + 7), Rotate(values, 11 * shift + 13)],
                x => operation(x[0], x[1], x[2], x[3]),
                x => definition(x[0], x[1], x[2], x[3]),
                alternative is null ? null : x => alternative(x[0], x[1], x[2]));
        }
    }

    private static void Compare<V, T>(
        string name, T[][] operands, Func<V[], V> operation, Func<T[], T> definition, Func<T[], T>? alternative = null)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = operands[0].Length;
        T[] actual = new T[length];
        for (int i = 0; i < length; i += V.Count)
        {
            int start = Math.Max(0, Math.Min(i, length - V.Count));
            V result = operation(Array.ConvertAll(operands, lanes => V.Load(ref lanes[0], (nuint)start)));
            V.Store(result, ref actual[0], (nuint)start);
        }

        for (int i = 0; i < length; i++)
        {
            T[] lanes = Array.ConvertAll(operands, operand => operand[i]);
            bool right = Same(actual[i], definition(lanes)) || (alternative is not null && Same(actual[i], alternative(lanes)));
            if (!right)
            {
                Assert.Fail($"{typeof(V).Name} {name}({string.Join(", ", lanes)}) gave {actual[i]:R} instead of {definition(lanes):R}.");
            }
        }
    }

    /// <summary>The same bits, or NaN both: its payload is nobody's business.</summary>
    private static bool Same<T>(T left, T right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => (T.IsNaN(left) && T.IsNaN(right)) || (left == right && T.IsNegative(left) == T.IsNegative(right));

    private static T MultiplyAdd<T>(T left, T right, T addend)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Processor.HasFusedMultiplyAdd ? T.FusedMultiplyAdd(left, right, addend) : left * right + addend;

    /// <summary>Without the instruction a float sum may be rounded to double first: the product is exact all the same.</summary>
    private static T FusedAlternative<T>(T left, T right, T addend)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => typeof(T) == typeof(float) && !Processor.HasFusedMultiplyAdd
            ? T.CreateTruncating(double.CreateTruncating(left) * double.CreateTruncating(right) + double.CreateTruncating(addend))
            : T.FusedMultiplyAdd(left, right, addend);

    private static V WithoutNaN<V, T>(V bound)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => V.SelectEqual(bound, bound, bound, V.Create(T.Zero));

    private static T WithoutNaN<T>(T bound)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => T.IsNaN(bound) ? T.Zero : bound;

    private static T[] Rotate<T>(T[] values, int shift)
    {
        int start = ((shift % values.Length) + values.Length) % values.Length;
        return [.. values.AsSpan(start), .. values.AsSpan(0, start)];
    }

    private static T[] Operands<T>(Func<int, T> fromBits, T firstInteger, params ReadOnlySpan<T> extremes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        List<T> values = [T.Zero, T.One, T.One / T.CreateChecked(2), T.CreateChecked(1.5), T.CreateChecked(2.5), T.BitDecrement(T.One / T.CreateChecked(2)), T.BitDecrement(T.One)];
        foreach (T neighbour in new[] { firstInteger, firstInteger / T.CreateChecked(2) })
        {
            values.AddRange([neighbour, T.BitDecrement(neighbour), T.BitIncrement(neighbour)]);
        }

        values.AddRange(extremes);
        values.AddRange(values.ConvertAll(value => -value));

        var random = new Random(1);
        while (values.Count < 1009)
        {
            T value = random.Next(2) == 0 ? fromBits(random.Next(int.MinValue, int.MaxValue)) : T.CreateTruncating((random.NextDouble() - 0.5) * 64);
            values.Add(value);
        }

        return [.. values];
    }
}
