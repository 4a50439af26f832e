#if !NET8_0_OR_GREATER
using System;

namespace ActGen;

/// <summary>The exponents (x - peak) / temperature of a row and their exponentials.</summary>
internal readonly unsafe struct ScalarExponent
{
    private readonly double _temperature;

    /// <param name="temperature">Positive for the maximum of a row at its peak, negative for its minimum.</param>
    internal ScalarExponent(double temperature) => _temperature = temperature;

    /// <summary>The element with the largest exponent; NaN where one is.</summary>
    internal double Peak<T>(T* x, int length)
        where T : unmanaged
    {
        double peak = ScalarElement.Read(x, 0);
        for (int i = 1; i < length && !double.IsNaN(peak); i++)
        {
            double element = ScalarElement.Read(x, i);
            if (!(_temperature > 0 ? element <= peak : element >= peak))
            {
                peak = element;
            }
        }

        return peak;
    }

    /// <summary>Whether every element of the row is masked.</summary>
    internal bool IsMasked(double peak) => peak / _temperature == double.NegativeInfinity;

    /// <summary>The exponent, rounded.</summary>
    internal double Rounded(double x, double peak) => (x - peak) / _temperature;

    /// <summary>e to the exponent, of which no digit is lost: the rounding errors of difference and quotient go in too.</summary>
    internal double Exp(double x, double peak)
    {
        double difference = x - peak;
        double quotient = difference / _temperature;
        if (!(quotient >= -VectorMath.ExpLimit))
        {
            return double.IsNaN(quotient) ? double.NaN : 0;
        }

        double share = difference - x;
        double error = x - (difference - share) - (peak + share);
        double remainder = VectorMath.FusedMultiplyAdd(-quotient, _temperature, difference) + error;
        return VectorMath.ExpOfNonPositive(quotient, remainder / _temperature);
    }
}
#endif
