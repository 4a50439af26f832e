#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#else
using System;
#endif

namespace ActGen;

/// <summary>
/// Binary cross entropy of sigmoid(z): max(z, 0) - z t + ln(1 + e^-|z|), which has no 0 to take the logarithm of. Its slope is
/// sigmoid(z) - t.
/// </summary>
internal readonly unsafe struct BinaryCrossEntropyFromLogits : IElementLoss
{
    public string? Fault<T>(T* targets, int outputLength)
        where T : unmanaged
        => BinaryTargets.Fault(targets, outputLength);

#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V z, V t, out V slope)
        where V : struct, ISimd<V, double>
    {
        V one = V.Create(1), zero = V.Create(0);
        V e = VectorMath<V>.ExpOfNonPositive(-V.Abs(z));
        slope = V.SelectLess(z, zero, e, one) / (one + e) - t;
        return V.Max(z, zero) - z * t + VectorMath<V>.Log1pOfUnit(e);
    }
#else
    public double Invoke(double z, double t, out double slope)
    {
        double e = VectorMath.ExpOfNonPositive(-Math.Abs(z));
        slope = (z < 0 ? e : 1) / (1 + e) - t;
        return VectorMath.Max(z, 0) - z * t + VectorMath.Log1pOfUnit(e);
    }
#endif
}
