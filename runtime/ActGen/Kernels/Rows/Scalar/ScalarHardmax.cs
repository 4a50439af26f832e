#if !NET8_0_OR_GREATER
namespace ActGen;

/// <summary>1 at the first of the largest elements, 0 elsewhere.</summary>
internal readonly unsafe struct ScalarHardmax : IScalarRow
{
    private readonly MaskedRows _masked;

    internal ScalarHardmax(MaskedRows masked) => _masked = masked;

    public void Invoke<T>(T* x, T* y, int length)
        where T : unmanaged
    {
        double peak = ScalarElement.Read(x, 0);
        int index = 0;
        for (int i = 1; i < length && !double.IsNaN(peak); i++)
        {
            double element = ScalarElement.Read(x, i);
            if (!(element <= peak)) // NaN replaces what is there, and stays
            {
                peak = element;
                index = i;
            }
        }

        bool isUndefined = double.IsNaN(peak) || (double.IsNegativeInfinity(peak) && _masked == MaskedRows.NaN);
        ScalarSparsemax.Fill(y, length, isUndefined ? double.NaN : 0);
        if (!isUndefined && !double.IsNegativeInfinity(peak))
        {
            ScalarElement.Write(y, index, 1);
        }
    }
}
#endif
