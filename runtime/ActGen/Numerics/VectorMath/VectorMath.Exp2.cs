using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
namespace ActGen;

public static partial class VectorMath<V>
#else
using V = System.Double;

namespace ActGen;

public static partial class VectorMath
#endif
{
    // 2^-1076 is below half the smallest subnormal, 2^1025 above the largest number.
    private const double Exp2Underflow = -1076d;
    private const double Exp2Overflow = 1025d;

    /// <summary>2^x, with at most 1 ulp of error, exact at integers. Overflows to infinity, underflows gradually to zero.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp2(V x)
    {
        x = Min(Max(x, C(Exp2Underflow)), C(Exp2Overflow));
        V n = x + C(RoundingMagic) - C(RoundingMagic);
        V r = x - n; // exact
        V p = C(4.45151767335497e-10);
        p = MultiplyAdd(p, r, C(7.073894198283628e-09));
        p = MultiplyAdd(p, r, C(1.0178076600202284e-07));
        p = MultiplyAdd(p, r, C(1.3215434563099845e-06));
        p = MultiplyAdd(p, r, C(1.5252733828889784e-05));
        p = MultiplyAdd(p, r, C(0.00015403530458754603));
        p = MultiplyAdd(p, r, C(0.0013333558146358636));
        p = MultiplyAdd(p, r, C(0.009618129107592587));
        p = MultiplyAdd(p, r, C(0.05550410866482233));
        p = MultiplyAdd(p, r, C(0.24022650695910136));
        p = MultiplyAdd(p, r, C(0.6931471805599453));
        p = MultiplyAdd(p, r, C(1.0));
        return ScaleByPowerOfTwo(p, n);
    }
}
