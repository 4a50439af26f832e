#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace ActGen;

/// <summary>-t ln(y) - (1 - t) ln(1 - y).</summary>
internal readonly unsafe struct BinaryCrossEntropy : IElementLoss
{
    public string? Fault<T>(T* targets, int outputLength)
        where T : unmanaged
        => BinaryTargets.Fault(targets, outputLength);

#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V y, V t, out V slope)
        where V : struct, ISimd<V, double>
    {
        V one = V.Create(1), zero = V.Create(0), lower = V.Create(Probability.Epsilon), upper = V.Create(1 - Probability.Epsilon);
        V p = V.Min(V.Max(y, lower), upper);
        slope = (p - t) / (p * (one - p));
        slope = V.SelectLess(y, lower, zero, V.SelectLess(upper, y, zero, slope));
        return -(t * VectorMath<V>.Log(p) + (one - t) * VectorMath<V>.Log1p(-p));
    }
#else
    public double Invoke(double y, double t, out double slope)
    {
        double p = Probability.Clip(y);
        slope = Probability.IsClipped(y) ? 0 : (p - t) / (p * (1 - p));
        return -(t * VectorMath.Log(p) + (1 - t) * VectorMath.Log1p(-p));
    }
#endif
}
