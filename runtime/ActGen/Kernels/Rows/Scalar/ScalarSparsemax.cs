#if !NET8_0_OR_GREATER
namespace ActGen;

/// <summary>sparsemax: the threshold rises until the elements above it are those it was computed from.</summary>
internal readonly unsafe struct ScalarSparsemax : IScalarRow
{
    private readonly ScalarExponent _exponent;
    private readonly MaskedRows _masked;

    internal ScalarSparsemax(double temperature, MaskedRows masked)
    {
        _exponent = new ScalarExponent(temperature);
        _masked = masked;
    }

    public void Invoke<T>(T* x, T* y, int length)
        where T : unmanaged
    {
        double peak = _exponent.Peak(x, length);
        if (_masked == MaskedRows.Zero && _exponent.IsMasked(peak))
        {
            Fill(y, length, 0);
            return;
        }

        double threshold = -1;
        for (int count = int.MaxValue; ;)
        {
            int above = 0;
            double sum = 0, error = 0;
            for (int i = 0; i < length; i++)
            {
                double z = _exponent.Rounded(ScalarElement.Read(x, i), peak);
                if (z > threshold)
                {
                    above++;
                    CompensatedSum.Add(ref sum, ref error, z);
                }
                else if (double.IsNaN(z))
                {
                    Fill(y, length, z);
                    return;
                }
            }

            if (above >= count)
            {
                break;
            }

            count = above;
            threshold = VectorMath.Max((sum + error - 1) / count, threshold);
        }

        for (int i = 0; i < length; i++)
        {
            ScalarElement.Write(y, i, VectorMath.Max(_exponent.Rounded(ScalarElement.Read(x, i), peak) - threshold, 0));
        }
    }

    internal static void Fill<T>(T* y, int length, double value)
        where T : unmanaged
    {
        for (int i = 0; i < length; i++)
        {
            ScalarElement.Write(y, i, value);
        }
    }
}
#endif
