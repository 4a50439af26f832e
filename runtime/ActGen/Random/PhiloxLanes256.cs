#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActGen;

/// <summary>Four words in 256 bits.</summary>
internal readonly unsafe struct PhiloxLanes256 : IPhiloxLanes<PhiloxLanes256>
{
    internal readonly Vector256<ulong> Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PhiloxLanes256(Vector256<ulong> value) => Value = value;

    public static int Count => Vector256<ulong>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxLanes256 Create(uint word) => new(Vector256.Create((ulong)word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxLanes256 CreateEverySecond(uint first) => new(Vector256.Create((ulong)first) + Vector256.Create(0UL, 2, 4, 6));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxLanes256 operator *(PhiloxLanes256 left, PhiloxLanes256 right)
        => new(Avx2.Multiply(left.Value.AsUInt32(), right.Value.AsUInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxLanes256 Mix(PhiloxLanes256 product, PhiloxLanes256 word, PhiloxLanes256 key)
        => new(product.Value >> 32 ^ word.Value ^ key.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(PhiloxLanes256 even, PhiloxLanes256 odd, float* destination)
        => (Vector256.ConvertToSingle((Interleave(even, odd) >> 8).AsInt32()) * Vector256.Create(1f / (1 << 24))).Store(destination);

    // A word below the last bit of 2^20, whose unit in the last place is 2^-32: the difference to 2^20 is the fraction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(PhiloxLanes256 even, PhiloxLanes256 odd, double* destination)
    {
        (Vector256<ulong> lower, Vector256<ulong> upper) = Vector256.Widen(Interleave(even, odd));
        Vector256<double> origin = Vector256.Create((double)(1 << 20));
        ((lower | origin.AsUInt64()).AsDouble() - origin).Store(destination);
        ((upper | origin.AsUInt64()).AsDouble() - origin).Store(destination + Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Interleave(PhiloxLanes256 even, PhiloxLanes256 odd)
        => (even.Value & Vector256.Create((ulong)uint.MaxValue) | odd.Value << 32).AsUInt32();
}
#endif
