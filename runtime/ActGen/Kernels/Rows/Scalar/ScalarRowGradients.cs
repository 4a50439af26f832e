#if !NET8_0_OR_GREATER
namespace ActGen;

/// <summary>Of softmax: y (dy - sum of y dy) / temperature, with a negative temperature for softmin.</summary>
internal readonly unsafe struct ScalarSoftmaxGradient : IScalarRowGradient
{
    private readonly double _temperature;

    internal ScalarSoftmaxGradient(double temperature) => _temperature = temperature;

    public void Invoke<T>(T* y, T* dy, T* dx, int length)
        where T : unmanaged
    {
        double sum = 0, error = 0;
        for (int i = 0; i < length; i++)
        {
            CompensatedSum.Add(ref sum, ref error, ScalarElement.Read(y, i) * ScalarElement.Read(dy, i));
        }

        double mean = sum + error;
        for (int i = 0; i < length; i++)
        {
            ScalarElement.Write(dx, i, ScalarElement.Read(y, i) * (ScalarElement.Read(dy, i) - mean) / _temperature);
        }
    }
}

/// <summary>Of the logarithm of softmax: (dy - e^y sum of dy) / temperature.</summary>
internal readonly unsafe struct ScalarLogSoftmaxGradient : IScalarRowGradient
{
    private readonly double _temperature;

    internal ScalarLogSoftmaxGradient(double temperature) => _temperature = temperature;

    public void Invoke<T>(T* y, T* dy, T* dx, int length)
        where T : unmanaged
    {
        double sum = 0, error = 0;
        for (int i = 0; i < length; i++)
        {
            CompensatedSum.Add(ref sum, ref error, ScalarElement.Read(dy, i));
        }

        double total = sum + error;
        for (int i = 0; i < length; i++)
        {
            double e = VectorMath.ExpOfNonPositive(ScalarElement.Read(y, i));
            ScalarElement.Write(dx, i, (ScalarElement.Read(dy, i) - e * total) / _temperature);
        }
    }
}

/// <summary>Of sparsemax: (dy - mean of dy) / temperature where y > 0, and 0 elsewhere.</summary>
internal readonly unsafe struct ScalarSparsemaxGradient : IScalarRowGradient
{
    private readonly double _temperature;

    internal ScalarSparsemaxGradient(double temperature) => _temperature = temperature;

    public void Invoke<T>(T* y, T* dy, T* dx, int length)
        where T : unmanaged
    {
        int support = 0;
        double sum = 0, error = 0;
        for (int i = 0; i < length; i++)
        {
            if (!(ScalarElement.Read(y, i) <= 0))
            {
                support++;
                CompensatedSum.Add(ref sum, ref error, ScalarElement.Read(dy, i) + 0 * ScalarElement.Read(y, i));
            }
        }

        double mean = (sum + error) / support;
        for (int i = 0; i < length; i++)
        {
            bool isSupport = !(ScalarElement.Read(y, i) <= 0);
            ScalarElement.Write(dx, i, isSupport ? (ScalarElement.Read(dy, i) - mean) / _temperature : 0);
        }
    }
}
#endif
