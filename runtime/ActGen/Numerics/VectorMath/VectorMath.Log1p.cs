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
    /// <summary>
    /// ln(1 + e), with at most 1.2 ulp of error, relative to the result for tiny and subnormal e too. No range reduction: on
    /// this interval one polynomial will do (docs/derivations/log1p.sollya).
    /// </summary>
    /// <param name="e">A value from 0 to 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1pOfUnit(V e)
    {
        V p = C(-1.6581746199171866e-05);
        p = MultiplyAdd(p, e, C(0.00019926279307029438));
        p = MultiplyAdd(p, e, C(-0.0011387228461414677));
        p = MultiplyAdd(p, e, C(0.0041369857503870565));
        p = MultiplyAdd(p, e, C(-0.010801834908979948));
        p = MultiplyAdd(p, e, C(0.021798672958661336));
        p = MultiplyAdd(p, e, C(-0.03586577683196941));
        p = MultiplyAdd(p, e, C(0.05037999873301736));
        p = MultiplyAdd(p, e, C(-0.06310167426627135));
        p = MultiplyAdd(p, e, C(0.07340972826791312));
        p = MultiplyAdd(p, e, C(-0.08212440401449689));
        p = MultiplyAdd(p, e, C(0.09057402176395586));
        p = MultiplyAdd(p, e, C(-0.09992626770380121));
        p = MultiplyAdd(p, e, C(0.11109845765529046));
        p = MultiplyAdd(p, e, C(-0.12499834506064635));
        p = MultiplyAdd(p, e, C(0.1428569828788668));
        p = MultiplyAdd(p, e, C(-0.16666665570940986));
        p = MultiplyAdd(p, e, C(0.19999999949970654));
        p = MultiplyAdd(p, e, C(-0.24999999998614483));
        p = MultiplyAdd(p, e, C(0.333333333333136));
        p = MultiplyAdd(p, e, C(-0.499999999999999));
        return MultiplyAdd(e * e, p, e);
    }
}
