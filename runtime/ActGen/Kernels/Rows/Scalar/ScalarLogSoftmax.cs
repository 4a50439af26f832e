#if !NET8_0_OR_GREATER
namespace ActGen;

/// <summary>The logarithm of softmax.</summary>
internal readonly unsafe struct ScalarLogSoftmax : IScalarRow
{
    private readonly ScalarExponent _exponent;
    private readonly MaskedRows _masked;

    internal ScalarLogSoftmax(double temperature, MaskedRows masked)
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
            ScalarSparsemax.Fill(y, length, double.NegativeInfinity);
            return;
        }

        // One of the largest exponentials, 1, goes into the logarithm exactly.
        double sum = 0, error = 0;
        bool isPeakSeen = false;
        for (int i = 0; i < length; i++)
        {
            double element = ScalarElement.Read(x, i);
            if (element == peak && !isPeakSeen)
            {
                isPeakSeen = true;
                continue;
            }

            CompensatedSum.Add(ref sum, ref error, _exponent.Exp(element, peak));
        }

        double logarithm = peak - peak + VectorMath.Log1p(sum + error);
        for (int i = 0; i < length; i++)
        {
            ScalarElement.Write(y, i, _exponent.Rounded(ScalarElement.Read(x, i), peak) - logarithm);
        }
    }
}
#endif
