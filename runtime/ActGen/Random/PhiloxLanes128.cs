#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ActGen;

/// <summary>Two words in 128 bits.</summary>
internal readonly unsafe struct PhiloxLanes128 : IPhiloxLanes<PhiloxLanes128>
{
    internal readonly Vector128<ulong> Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PhiloxLanes128(Vector128<ulong> value) => Value = value;

    public static int Count => Vector128<ulong>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxLanes128 Create(uint word) => new(Vector128.Create((ulong)word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxLanes128 CreateEverySecond(uint first) => new(Vector128.Create((ulong)first) + Vector128.Create(0UL, 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxLanes128 operator *(PhiloxLanes128 left, PhiloxLanes128 right)
    {
        if (Sse2.IsSupported)
        {
            return new(Sse2.Multiply(left.Value.AsUInt32(), right.Value.AsUInt32()));
        }

        if (AdvSimd.IsSupported)
        {
            return new(AdvSimd.MultiplyWideningLower(
                AdvSimd.ExtractNarrowingLower(left.Value), AdvSimd.ExtractNarrowingLower(right.Value)));
        }

        Vector128<ulong> low = Vector128.Create((ulong)uint.MaxValue);
        return new((left.Value & low) * (right.Value & low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxLanes128 Mix(PhiloxLanes128 product, PhiloxLanes128 word, PhiloxLanes128 key)
        => new(product.Value >> 32 ^ word.Value ^ key.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(PhiloxLanes128 even, PhiloxLanes128 odd, float* destination)
        => (Vector128.ConvertToSingle((Interleave(even, odd) >> 8).AsInt32()) * Vector128.Create(1f / (1 << 24))).Store(destination);

    // A word below the last bit of 2^20, whose unit in the last place is 2^-32: the difference to 2^20 is the fraction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(PhiloxLanes128 even, PhiloxLanes128 odd, double* destination)
    {
        (Vector128<ulong> lower, Vector128<ulong> upper) = Vector128.Widen(Interleave(even, odd));
        Vector128<double> origin = Vector128.Create((double)(1 << 20));
        ((lower | origin.AsUInt64()).AsDouble() - origin).Store(destination);
        ((upper | origin.AsUInt64()).AsDouble() - origin).Store(destination + Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Interleave(PhiloxLanes128 even, PhiloxLanes128 odd)
        => (even.Value & Vector128.Create((ulong)uint.MaxValue) | odd.Value << 32).AsUInt32();
}
#endif
