using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
namespace ActGen;

public static partial class VectorMathF<V>
#else
using V = System.Single;

namespace ActGen;

public static partial class VectorMathF
#endif
{
    // 2^-151 is below half the smallest subnormal, 2^129 above the largest number.
    private const float Exp2Underflow = -151f;
    private const float Exp2Overflow = 129f;

    /// <summary>2^x, with at most 1 ulp of error, exact at integers. Overflows to infinity, underflows gradually to zero.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp2(V x)
    {
        x = Min(Max(x, C(Exp2Underflow)), C(Exp2Overflow));
        V n = x + C(RoundingMagic) - C(RoundingMagic);
        V r = x - n; // exact
        V p = C(0.00015241285f);
        p = MultiplyAdd(p, r, C(0.0013391302f));
        p = MultiplyAdd(p, r, C(0.009618834f));
        p = MultiplyAdd(p, r, C(0.05550359f));
        p = MultiplyAdd(p, r, C(0.24022645f));
        p = MultiplyAdd(p, r, C(0.6931472f));
        p = MultiplyAdd(p, r, C(1f));
        return ScaleByPowerOfTwo(p, n);
    }
}
