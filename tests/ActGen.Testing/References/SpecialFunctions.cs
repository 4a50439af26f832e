using System;

namespace ActGen.Testing.References;

/// <summary>The functions the references are made of, each without cancellation: good to a few ulps of double everywhere.</summary>
/// <remarks>They owe nothing to the runtime under test: <see cref="Math"/>, continued fractions and series of positive terms.</remarks>
internal static class SpecialFunctions
{
    private const double SqrtTwoPi = 2.5066282746310005024;

    /// <summary>e^x − 1.</summary>
    /// <remarks>Where e^x rounds, (e^x − 1) and log(e^x) are off by the same factor, and it cancels in their quotient (Kahan).</remarks>
    public static double Expm1(double x)
    {
        double e = Math.Exp(x);
        return e == 1 ? x
            : e - 1 == -1 || double.IsInfinity(e) ? e - 1
            : (e - 1) * x / Math.Log(e);
    }

    /// <summary>log(1 + x), by the same cancellation of errors.</summary>
    public static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x
            : double.IsInfinity(sum) ? sum
            : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>1 / (1 + e^−x).</summary>
    public static double Logistic(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /// <summary>The derivative of <see cref="Logistic"/>.</summary>
    public static double LogisticDerivative(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return e / ((1 + e) * (1 + e));
    }

    /// <summary>log(1 + e^x).</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>(e^x − e^−x) / (e^x + e^−x).</summary>
    public static double Tanh(double x)
    {
        double em = Expm1(-2 * Math.Abs(x));
        return Math.CopySign(em / (em + 2), x);
    }

    /// <summary>x − tanh(x).</summary>
    /// <remarks>
    /// tanh(x) = x / (1 + c) with c = x² / (3 + x² / (5 + x² / (7 + …))), so that x − tanh(x) = x c / (1 + c), in which
    /// nothing is subtracted. Beyond 2 the difference itself is harmless.
    /// </remarks>
    public static double XMinusTanh(double x)
    {
        if (Math.Abs(x) > 2)
        {
            return x - Tanh(x);
        }

        double square = x * x;
        double denominator = 41;
        for (int odd = 39; odd >= 3; odd -= 2)
        {
            denominator = odd + (square / denominator);
        }

        double c = square / denominator;
        return x * c / (1 + c);
    }

    /// <summary>The density of the normal distribution, e^(−t²/2) / √(2π).</summary>
    public static double NormalDensity(double t) => Math.Exp(-0.5 * t * t) / SqrtTwoPi;

    /// <summary>The upper tail of the normal distribution at t ≥ 0: erfc(t / √2) / 2.</summary>
    /// <remarks>
    /// Below 2, a half less a series of positive terms, of which no more than five bits cancel. From 2 on, the density times
    /// the continued fraction 1 / (t + 1 / (t + 2 / (t + 3 / …))) of Mills' ratio; 120 terms are too many already at 2.
    /// </remarks>
    public static double NormalTail(double t)
    {
        double density = NormalDensity(t);
        if (density == 0)
        {
            return 0;
        }

        if (t < 2)
        {
            double sum = 0;
            double term = t;
            for (int odd = 3; sum + term != sum; odd += 2)
            {
                sum += term;
                term *= t * t / odd;
            }

            return 0.5 - (density * sum);
        }

        double fraction = t;
        for (int i = 120; i >= 1; i--)
        {
            fraction = t + (i / fraction);
        }

        return density / fraction;
    }
}
