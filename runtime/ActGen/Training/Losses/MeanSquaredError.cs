#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace ActGen;

/// <summary>(y - t)^2.</summary>
internal readonly unsafe struct MeanSquaredError : IElementLoss
{
    public string? Fault<T>(T* targets, int outputLength)
        where T : unmanaged
        => null;

#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V y, V t, out V slope)
        where V : struct, ISimd<V, double>
    {
        V difference = y - t;
        slope = difference + difference;
        return difference * difference;
    }
#else
    public double Invoke(double y, double t, out double slope)
    {
        double difference = y - t;
        slope = difference + difference;
        return difference * difference;
    }
#endif
}
