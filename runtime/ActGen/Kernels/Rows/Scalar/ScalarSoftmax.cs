#if !NET8_0_OR_GREATER
namespace ActGen;

/// <summary>softmax, and with a negative temperature softmin.</summary>
internal readonly unsafe struct ScalarSoftmax : IScalarRow
{
    private readonly ScalarExponent _exponent;
    private readonly MaskedRows _masked;

    internal ScalarSoftmax(double temperature, MaskedRows masked)
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
            ScalarSparsemax.Fill(y, length, 0);
            return;
        }

        double sum = 0, error = 0;
        for (int i = 0; i < length; i++)
        {
            double e = _exponent.Exp(ScalarElement.Read(x, i), peak);
            ScalarElement.Write(y, i, e);
            CompensatedSum.Add(ref sum, ref error, e);
        }

        double total = sum + error;
        for (int i = 0; i < length; i++)
        {
            ScalarElement.Write(y, i, ScalarElement.Read(y, i) / total);
        }
    }
}
#endif
