using System;

namespace ActGen.Tests.Numerics;

/// <summary>
/// Reference functions in double precision, accurate to a few units of 2^-52 relative to the result everywhere: enough to
/// judge float. They share nothing with the product: other series, other reductions, the library's Exp and Log.
/// </summary>
internal static class RealFunctions
{
    /// <summary>e^x - 1 by Kahan's quotient, whose errors cancel.</summary>
    public static double Expm1(double x)
    {
        double e = Math.Exp(x);
        return e == 1 ? x
            : e - 1 == -1 || double.IsPositiveInfinity(e) ? e - 1
            : (e - 1) * (x / Math.Log(e));
    }

    /// <summary>ln(1 + x) by Kahan's quotient.</summary>
    public static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x
            : double.IsPositiveInfinity(sum) || sum == 0 ? Math.Log(sum)
            : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>tanh(x) = (e^2x - 1) / (e^2x + 1).</summary>
    public static double Tanh(double x)
    {
        double e = Expm1(2 * Math.Min(Math.Abs(x), 40));
        return Math.CopySign(e / (e + 2), x);
    }

    /// <summary>coth(ln(1 + e^x)), as a quotient of polynomials in e^x that adds nothing but positive terms.</summary>
    public static double CothOfSoftplus(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return x < 0
            ? (2 + (e * (e + 2))) / (e * (e + 2))
            : (1 + (2 * e * (1 + e))) / (1 + (2 * e));
    }

    /// <summary>x - tanh(x), by the Taylor series of tanh near zero.</summary>
    public static double Tanhshrink(double x)
    {
        if (double.IsInfinity(x) || Math.Abs(x) > 0.25)
        {
            return x - Tanh(x);
        }

        double square = x * x;
        double sum = 0;
        foreach (double coefficient in s_tanhSeries)
        {
            sum = sum * square + coefficient;
        }

        return x * square * sum;
    }

    /// <summary>
    /// The upper tail of the normal distribution, t >= 0: the Taylor series of the integral near zero, Laplace's continued
    /// fraction beyond.
    /// </summary>
    public static double NormalTail(double t)
    {
        double density = Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI);
        if (t < 2)
        {
            double term = t;
            double sum = t;
            for (int k = 3; term > sum * 1e-18; k += 2)
            {
                term *= t * t / k;
                sum += term;
            }

            return 0.5 - density * sum;
        }

        double fraction = t;
        for (int k = 200; k > 0; k--)
        {
            fraction = t + k / fraction;
        }

        return density / fraction;
    }

    /// <summary>erf(x) from its Taylor series near zero, from the normal tail beyond.</summary>
    public static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude > 1)
        {
            return Math.CopySign(1 - 2 * NormalTail(Math.Min(magnitude, 10) * Math.Sqrt(2)), x);
        }

        double term = x;
        double sum = x;
        for (int k = 1; k < 30; k++)
        {
            term *= -x * x / k;
            sum += term / (2 * k + 1);
        }

        return sum * (2 / Math.Sqrt(Math.PI));
    }

    // The coefficients of (x - tanh x) / x^3 in x^2, highest first.
    private static readonly double[] s_tanhSeries =
    [
        -18888466084.0 / 194896477400625, 443861162.0 / 1856156927625, -6404582.0 / 10854718875, 929569.0 / 638512875,
        -21844.0 / 6081075, 1382.0 / 155925, -62.0 / 2835, 17.0 / 315, -2.0 / 15, 1.0 / 3,
    ];
}
