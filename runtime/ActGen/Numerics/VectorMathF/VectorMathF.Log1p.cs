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
    /// <summary>
    /// ln(1 + e), with at most 1.2 ulp of error, relative to the result for tiny and subnormal e too. No range reduction: on
    /// this interval one polynomial will do (docs/derivations/log1p.sollya).
    /// </summary>
    /// <param name="e">A value from 0 to 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1pOfUnit(V e)
    {
        V p = C(-0.0033124348f);
        p = MultiplyAdd(p, e, C(0.020176446f));
        p = MultiplyAdd(p, e, C(-0.057609394f));
        p = MultiplyAdd(p, e, C(0.10674694f));
        p = MultiplyAdd(p, e, C(-0.15351717f));
        p = MultiplyAdd(p, e, C(0.19694024f));
        p = MultiplyAdd(p, e, C(-0.24958293f));
        p = MultiplyAdd(p, e, C(0.3333048f));
        p = MultiplyAdd(p, e, C(-0.4999993f));
        return FusedMultiplyAdd(e * e, p, e);
    }
}
