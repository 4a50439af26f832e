namespace ActGen;

/// <summary>A loss of every output on its own. That of a sample is the mean.</summary>
internal unsafe interface IElementLoss
{
    /// <summary>Why a sample has no loss whatever the outputs, or null.</summary>
    string? Fault<T>(T* targets, int outputLength)
        where T : unmanaged;

#if NET8_0_OR_GREATER
    /// <summary>Evaluates a register's worth of outputs.</summary>
    V Invoke<V>(V y, V t, out V slope)
        where V : struct, ISimd<V, double>;
#else
    /// <summary>Evaluates an output.</summary>
    double Invoke(double y, double t, out double slope);
#endif
}
