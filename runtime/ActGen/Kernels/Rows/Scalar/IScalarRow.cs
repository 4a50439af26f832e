#if !NET8_0_OR_GREATER
namespace ActGen;

/// <summary>A function of one row: y from x.</summary>
internal unsafe interface IScalarRow
{
    /// <summary>Evaluates a row. <paramref name="y"/> is <paramref name="x"/> or apart from it.</summary>
    void Invoke<T>(T* x, T* y, int length)
        where T : unmanaged;
}

/// <summary>The gradient of a function of one row: dx from y and dy.</summary>
internal unsafe interface IScalarRowGradient
{
    /// <summary>Evaluates a row. <paramref name="dx"/> is one of the inputs or apart from both.</summary>
    void Invoke<T>(T* y, T* dy, T* dx, int length)
        where T : unmanaged;
}
#endif
