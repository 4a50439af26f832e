#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActGen;

/// <summary>Eight words in 512 bits.</summary>
internal readonly unsafe struct PhiloxLanes512 : IPhiloxLanes<PhiloxLanes512>
{
    internal readonly Vector512<ulong> Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PhiloxLanes512(Vector512<ulong> value) => Value = value;

    public static int Count => Vector512<ulong>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxLanes512 Create(uint word) => new(Vector512.Create(word).AsUInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxLanes512 CreateEverySecond(uint first) => new(Vector512.Create((ulong)first) + Vector512.Create(0UL, 2, 4, 6, 8, 10, 12, 14));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxLanes512 operator *(PhiloxLanes512 left, PhiloxLanes512 right)
        => new(Avx512F.Multiply(left.Value.AsUInt32(), right.Value.AsUInt32()));

    // The high halves are copied down and not shifted, because the multiplier shares its port with shifts (0.57 against 0.52 ns a number).
    // Two exclusive ors are one instruction, of which the JIT makes two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxLanes512 Mix(PhiloxLanes512 product, PhiloxLanes512 word, PhiloxLanes512 key)
        => new(Avx512F.TernaryLogic(Avx512F.Shuffle(product.Value.AsInt32(), 0b11_11_01_01).AsUInt64(), word.Value, key.Value, 0x96));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(PhiloxLanes512 even, PhiloxLanes512 odd, float* destination)
        => (Vector512.ConvertToSingle((Interleave(even, odd) >> 8).AsInt32()) * Vector512.Create(1f / (1 << 24))).Store(destination);

    // A word below the last bit of 2^20, whose unit in the last place is 2^-32: the difference to 2^20 is the fraction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(PhiloxLanes512 even, PhiloxLanes512 odd, double* destination)
    {
        (Vector512<ulong> lower, Vector512<ulong> upper) = Vector512.Widen(Interleave(even, odd));
        Vector512<double> origin = Vector512.Create((double)(1 << 20));
        ((lower | origin.AsUInt64()).AsDouble() - origin).Store(destination);
        ((upper | origin.AsUInt64()).AsDouble() - origin).Store(destination + Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Interleave(PhiloxLanes512 even, PhiloxLanes512 odd)
        => (even.Value & Vector512.Create((ulong)uint.MaxValue) | odd.Value << 32).AsUInt32();
}
#endif
