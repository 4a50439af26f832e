#if !NET8_0_OR_GREATER
namespace ActGen;

// The functions of rows on frameworks without vectors: one element at a time, in double precision for both types.

/// <summary>softmax and softmin.</summary>
internal readonly unsafe struct SoftmaxFunction(double temperature, bool isNegated, MaskedRows masked) : IRowFunction
{
    public void Run<T>(T* x, T* dy, T* y, int length, int rowLength)
        where T : unmanaged
    {
        var function = new ScalarSoftmax(isNegated ? -temperature : temperature, masked);
        for (int i = 0; i < length; i += rowLength)
        {
            function.Invoke(x + i, y + i, rowLength);
        }
    }
}

/// <summary>log_softmax.</summary>
internal readonly unsafe struct LogSoftmaxFunction(double temperature, MaskedRows masked) : IRowFunction
{
    public void Run<T>(T* x, T* dy, T* y, int length, int rowLength)
        where T : unmanaged
    {
        var function = new ScalarLogSoftmax(temperature, masked);
        for (int i = 0; i < length; i += rowLength)
        {
            function.Invoke(x + i, y + i, rowLength);
        }
    }
}

/// <summary>sparsemax.</summary>
internal readonly unsafe struct SparsemaxFunction(double temperature, MaskedRows masked) : IRowFunction
{
    public void Run<T>(T* x, T* dy, T* y, int length, int rowLength)
        where T : unmanaged
    {
        var function = new ScalarSparsemax(temperature, masked);
        for (int i = 0; i < length; i += rowLength)
        {
            function.Invoke(x + i, y + i, rowLength);
        }
    }
}

/// <summary>hardmax.</summary>
internal readonly unsafe struct HardmaxFunction(MaskedRows masked) : IRowFunction
{
    public void Run<T>(T* x, T* dy, T* y, int length, int rowLength)
        where T : unmanaged
    {
        var function = new ScalarHardmax(masked);
        for (int i = 0; i < length; i += rowLength)
        {
            function.Invoke(x + i, y + i, rowLength);
        }
    }
}

/// <summary>The gradient of softmax; of softmin with a negative temperature.</summary>
internal readonly unsafe struct SoftmaxGradientFunction(double temperature) : IRowFunction
{
    public void Run<T>(T* x, T* dy, T* y, int length, int rowLength)
        where T : unmanaged
    {
        var function = new ScalarSoftmaxGradient(temperature);
        for (int i = 0; i < length; i += rowLength)
        {
            function.Invoke(x + i, dy + i, y + i, rowLength);
        }
    }
}

/// <summary>The gradient of log_softmax.</summary>
internal readonly unsafe struct LogSoftmaxGradientFunction(double temperature) : IRowFunction
{
    public void Run<T>(T* x, T* dy, T* y, int length, int rowLength)
        where T : unmanaged
    {
        var function = new ScalarLogSoftmaxGradient(temperature);
        for (int i = 0; i < length; i += rowLength)
        {
            function.Invoke(x + i, dy + i, y + i, rowLength);
        }
    }
}

/// <summary>The gradient of sparsemax.</summary>
internal readonly unsafe struct SparsemaxGradientFunction(double temperature) : IRowFunction
{
    public void Run<T>(T* x, T* dy, T* y, int length, int rowLength)
        where T : unmanaged
    {
        var function = new ScalarSparsemaxGradient(temperature);
        for (int i = 0; i < length; i += rowLength)
        {
            function.Invoke(x + i, dy + i, y + i, rowLength);
        }
    }
}
#endif
