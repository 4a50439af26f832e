using System;

namespace ActGen;

/// <summary>The standard normal distribution, cut off at two standard deviations.</summary>
internal static class TruncatedNormal
{
    /// <summary>sqrt(1 - 4 phi(2) / erf(sqrt(2))): what is left of the standard deviation.</summary>
    internal const double StandardDeviation = 0.87962566103423978;

    // erf(2 / sqrt(2)): the probability that is left.
    private const double Probability = 0.95449973610364158;
    private const double HalfSqrtPi = 0.88622692545275801;
    private const double Sqrt2 = 1.4142135623730951;

    // From 0, Newton's method approaches the root of a concave function from below; at the far end the seventh step is the last to matter.
    private const int NewtonSteps = 8;

    /// <summary>The number below which lies the share (1 + u) / 2 of the distribution.</summary>
    /// <param name="u">A number from -1 to 1.</param>
    internal static double Quantile(double u)
    {
        double goal = Math.Abs(u) * Probability;
        double w = 0;
        for (int i = 0; i < NewtonSteps; i++)
        {
            w += (goal - VectorMath.Erf(w)) * HalfSqrtPi * VectorMath.Exp(w * w);
        }

        return VectorMath.CopySign(Sqrt2 * w, u);
    }
}
