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
    // softplus passes 1 here, and half an ulp of the exponential becomes less than half an ulp of the result.
    private const double SoftplusCrossover = 0.5413d;

    /// <summary>
    /// ln(1 + e^x), with at most 1.8 ulp of error. Near 0 as x / 2 plus an even function (docs/derivations/softplus.sollya), or the roundings
    /// of e^-|x| and of its logarithm could put neighbours two numbers apart in the wrong order.
    /// </summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus(V x)
    {
        V magnitude = Abs(x);
        V large = Max(x, C(0d)) + Log1pOfUnit(ExpOfNonPositive(-magnitude));
        V square = x * x;
        V p = C(1.4314481536153311e-08);
        p = MultiplyAdd(p, square, C(-1.797912716689909e-07));
        p = MultiplyAdd(p, square, C(2.1355871232097892e-06));
        p = MultiplyAdd(p, square, C(-2.6351675804325602e-05));
        p = MultiplyAdd(p, square, C(0.00034722222170262317));
        p = MultiplyAdd(p, square, C(-0.005208333333323882));
        p = MultiplyAdd(p, square, C(0.12499999999999997));
        V small = MultiplyAdd(square, p, C(0.5d) * x) + C(Ln2);
        return SelectLess(magnitude, C(SoftplusCrossover), small, large);
    }
}
