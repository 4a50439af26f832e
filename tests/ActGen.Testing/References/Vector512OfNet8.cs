#if !NET9_0_OR_GREATER
using System;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace ActGen.Testing.References;

/// <summary>What .NET 9 added to Vector512, lane by lane, so that the references run on .NET 8 too.</summary>
internal static class Vector512OfNet8
{
    extension(Vector512)
    {
        public static Lanes FusedMultiplyAdd(Lanes a, Lanes b, Lanes c) => Map(lane => Math.FusedMultiplyAdd(a[lane], b[lane], c[lane]));

        public static Lanes CopySign(Lanes magnitude, Lanes sign) => Map(lane => Math.CopySign(magnitude[lane], sign[lane]));

        public static Lanes Exp(Lanes x) => Map(lane => Math.Exp(x[lane]));
    }

    private static Lanes Map(Func<int, double> lane)
        => Vector512.Create(lane(0), lane(1), lane(2), lane(3), lane(4), lane(5), lane(6), lane(7));
}
#endif
