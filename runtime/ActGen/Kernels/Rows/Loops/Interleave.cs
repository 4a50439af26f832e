#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ActGen;

/// <summary>Elements of two vectors in turn: of their lower halves, or of their upper ones.</summary>
internal static class Interleave
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Lower(Vector128<float> even, Vector128<float> odd)
        => Sse.IsSupported ? Sse.UnpackLow(even, odd)
            : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(even, odd)
            : Vector128.Create(even[0], odd[0], even[1], odd[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Upper(Vector128<float> even, Vector128<float> odd)
        => Sse.IsSupported ? Sse.UnpackHigh(even, odd)
            : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(even, odd)
            : Vector128.Create(even[2], odd[2], even[3], odd[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> Lower(Vector128<double> even, Vector128<double> odd)
        => Sse2.IsSupported ? Sse2.UnpackLow(even, odd)
            : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(even, odd)
            : Vector128.Create(even[0], odd[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> Upper(Vector128<double> even, Vector128<double> odd)
        => Sse2.IsSupported ? Sse2.UnpackHigh(even, odd)
            : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(even, odd)
            : Vector128.Create(even[1], odd[1]);
}
#endif
