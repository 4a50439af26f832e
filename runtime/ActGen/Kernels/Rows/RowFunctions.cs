#if NET8_0_OR_GREATER
namespace ActGen;

// The functions of rows on frameworks with vectors. Each picks the kernel for its element type.

/// <summary>softmax and softmin. A temperature costs time only where there is one.</summary>
internal readonly unsafe struct SoftmaxFunction(double temperature, bool isNegated, MaskedRows masked) : IRowFunction
{
    public void Run<T>(T* x, T* dy, T* y, int length, int rowLength)
        where T : unmanaged
    {
        if (isNegated && temperature != 1)
        {
            Run<NegatedTemperedRowInput, T>(x, y, length, rowLength);
        }
        else if (isNegated)
        {
            Run<NegatedRowInput, T>(x, y, length, rowLength);
        }
        else if (temperature != 1)
        {
            Run<TemperedRowInput, T>(x, y, length, rowLength);
        }
        else
        {
            Run<PlainRowInput, T>(x, y, length, rowLength);
        }
    }

    private void Run<TInput, T>(T* x, T* y, int length, int rowLength)
        where TInput : struct, IRowInput
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            var kernel = new SoftmaxKernel<SingleRowMath, TInput, float>((float)temperature, masked);
            RowDriver.Run(in kernel, (float*)x, null, (float*)y, length, rowLength);
        }
        else
        {
            var kernel = new SoftmaxKernel<DoubleRowMath, TInput, double>(temperature, masked);
            RowDriver.Run(in kernel, (double*)x, null, (double*)y, length, rowLength);
        }
    }
}

/// <summary>log_softmax. A temperature costs time only where there is one.</summary>
internal readonly unsafe struct LogSoftmaxFunction(double temperature, MaskedRows masked) : IRowFunction
{
    public void Run<T>(T* x, T* dy, T* y, int length, int rowLength)
        where T : unmanaged
    {
        if (temperature != 1)
        {
            Run<TemperedRowInput, T>(x, y, length, rowLength);
        }
        else
        {
            Run<PlainRowInput, T>(x, y, length, rowLength);
        }
    }

    private void Run<TInput, T>(T* x, T* y, int length, int rowLength)
        where TInput : struct, IRowInput
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            RowDriver.Run(new LogSoftmaxKernel<SingleRowMath, TInput, float>((float)temperature, masked), (float*)x, null, (float*)y, length, rowLength);
        }
        else
        {
            RowDriver.Run(new LogSoftmaxKernel<DoubleRowMath, TInput, double>(temperature, masked), (double*)x, null, (double*)y, length, rowLength);
        }
    }
}

/// <summary>sparsemax.</summary>
internal readonly unsafe struct SparsemaxFunction(double temperature, MaskedRows masked) : IRowFunction
{
    public void Run<T>(T* x, T* dy, T* y, int length, int rowLength)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            RowDriver.Run(new SparsemaxKernel<float>((float)temperature, masked), (float*)x, null, (float*)y, length, rowLength);
        }
        else
        {
            RowDriver.Run(new SparsemaxKernel<double>(temperature, masked), (double*)x, null, (double*)y, length, rowLength);
        }
    }
}

/// <summary>hardmax.</summary>
internal readonly unsafe struct HardmaxFunction(MaskedRows masked) : IRowFunction
{
    public void Run<T>(T* x, T* dy, T* y, int length, int rowLength)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            RowDriver.Run(new HardmaxKernel<float>(masked), (float*)x, null, (float*)y, length, rowLength);
        }
        else
        {
            RowDriver.Run(new HardmaxKernel<double>(masked), (double*)x, null, (double*)y, length, rowLength);
        }
    }
}

/// <summary>The gradient of softmax; of softmin with a negative temperature.</summary>
internal readonly unsafe struct SoftmaxGradientFunction(double temperature) : IRowFunction
{
    public void Run<T>(T* x, T* dy, T* y, int length, int rowLength)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            RowDriver.Run(new SoftmaxGradientKernel<float>((float)temperature), (float*)x, (float*)dy, (float*)y, length, rowLength);
        }
        else
        {
            RowDriver.Run(new SoftmaxGradientKernel<double>(temperature), (double*)x, (double*)dy, (double*)y, length, rowLength);
        }
    }
}

/// <summary>The gradient of log_softmax.</summary>
internal readonly unsafe struct LogSoftmaxGradientFunction(double temperature) : IRowFunction
{
    public void Run<T>(T* x, T* dy, T* y, int length, int rowLength)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            RowDriver.Run(new LogSoftmaxGradientKernel<SingleRowMath, float>((float)temperature), (float*)x, (float*)dy, (float*)y, length, rowLength);
        }
        else
        {
            RowDriver.Run(new LogSoftmaxGradientKernel<DoubleRowMath, double>(temperature), (double*)x, (double*)dy, (double*)y, length, rowLength);
        }
    }
}

/// <summary>The gradient of sparsemax.</summary>
internal readonly unsafe struct SparsemaxGradientFunction(double temperature) : IRowFunction
{
    public void Run<T>(T* x, T* dy, T* y, int length, int rowLength)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            RowDriver.Run(new SparsemaxGradientKernel<float>((float)temperature), (float*)x, (float*)dy, (float*)y, length, rowLength);
        }
        else
        {
            RowDriver.Run(new SparsemaxGradientKernel<double>(temperature), (double*)x, (double*)dy, (double*)y, length, rowLength);
        }
    }
}
#endif
