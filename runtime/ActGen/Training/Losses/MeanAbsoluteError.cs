#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#else
using System;
#endif

namespace ActGen;

/// <summary>|y - t|, with the slope 0 where they are equal.</summary>
internal readonly unsafe struct MeanAbsoluteError : IElementLoss
{
    public string? Fault<T>(T* targets, int outputLength)
        where T : unmanaged
        => null;

#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V y, V t, out V slope)
        where V : struct, ISimd<V, double>
    {
        V difference = y - t, zero = V.Create(0);
        slope = V.SelectLess(zero, difference, V.Create(1), zero * difference); // a NaN goes on
        slope = V.SelectLess(difference, zero, V.Create(-1), slope);
        return V.Abs(difference);
    }
#else
    public double Invoke(double y, double t, out double slope)
    {
        double difference = y - t;
        slope = difference > 0 ? 1 : difference < 0 ? -1 : 0 * difference; // a NaN goes on
        return Math.Abs(difference);
    }
#endif
}
