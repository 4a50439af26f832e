#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ActGen;

/// <summary>What this processor offers.</summary>
/// <remarks>
/// The JIT folds every property to a constant, but only once it has inlined what lies on both sides of the branch. So these
/// are for branches between calls; where whole kernels would be inlined, ask the framework's properties, which it folds at
/// first sight.
/// </remarks>
internal static class Processor
{
    /// <summary>Whether <see cref="Simd512{T}"/> may be used.</summary>
    internal static bool Has512 => Vector512.IsHardwareAccelerated;

    /// <summary>Whether <see cref="Simd256{T}"/> may be used: it counts on a fused multiply-add.</summary>
    internal static bool Has256 => Vector256.IsHardwareAccelerated && Fma.IsSupported;

    /// <summary>Whether <see cref="Simd128{T}"/> is compiled to vector instructions.</summary>
    internal static bool Has128 => Vector128.IsHardwareAccelerated;

    /// <summary>Whether a loop may take two registers at a time.</summary>
    /// <remarks>
    /// With 16 vector registers, the constants of a kernel and two of everything do not fit. And the JIT of .NET 8 gives up inlining on
    /// so many structs of structs: it leaves calls in the loop.
    /// </remarks>
#if NET10_0_OR_GREATER
    internal static bool HasRegistersForPairs => Vector512.IsHardwareAccelerated || AdvSimd.Arm64.IsSupported;
#else
    internal static bool HasRegistersForPairs => false;
#endif

    /// <summary>Whether a multiply-add that rounds once is one instruction.</summary>
    internal static bool HasFusedMultiplyAdd => Fma.IsSupported || AdvSimd.Arm64.IsSupported;
}
#endif
