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
    // softplus passes 1 here, and half an ulp of the exponential becomes less than half an ulp of the result.
    private const float SoftplusCrossover = 0.5413f;

    /// <summary>
    /// ln(1 + e^x), with at most 1.8 ulp of error. Near 0 as x / 2 plus an even function (docs/derivations/softplus.sollya), or the roundings
    /// of e^-|x| and of its logarithm could put neighbours two numbers apart in the wrong order.
    /// </summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus(V x)
    {
        V magnitude = Abs(x);
        V large = Max(x, C(0f)) + Log1pOfUnit(ExpOfNonPositive(-magnitude));
        V square = x * x;
        V p = C(0.00033586772f);
        p = MultiplyAdd(p, square, C(-0.0052070743f));
        p = MultiplyAdd(p, square, C(0.12499998f));
        V small = MultiplyAdd(square, p, C(0.5f) * x) + C(Ln2);
        return SelectLess(magnitude, C(SoftplusCrossover), small, large);
    }
}
