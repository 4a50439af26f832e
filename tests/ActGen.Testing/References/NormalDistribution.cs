using System;
using static ActGen.Testing.References.LaneMath;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace ActGen.Testing.References;

/// <summary>The normal distribution, to the relative precision of a double far into its tail.</summary>
internal static class NormalDistribution
{
    private const double SqrtTwoPi = 2.5066282746310005024;

    /// <summary>What maps [0, infinity) to [-1, 1), t to (t - centre) / (t + centre), so that Mills' ratio is smooth all the way.</summary>
    private const double Centre = 4;

    /// <summary>(t + centre) times Mills' ratio goes from one constant to another, and needs few points.</summary>
    private static readonly Chebyshev s_mills = new(26, static y =>
    {
        double t = Centre * (1 + y) / (1 - y);
        return (t + Centre) * MillsRatio(t);
    });

    /// <summary>The density, e^(−t²/2) / √(2π).</summary>
    public static Lanes Density(Lanes t) => Exp(-0.5 * t * t) / SqrtTwoPi;

    /// <summary>The upper tail at t ≥ 0, erfc(t / √2) / 2: the density times Mills' ratio.</summary>
    public static Lanes Tail(Lanes t)
    {
        Lanes density = Density(t);

        // At infinity the ratio's argument is NaN; the tail is 0 long before.
        return Where(density > 0, density * s_mills[(t - Centre) / (t + Centre)] / (t + Centre), 0);
    }

    /// <summary>The tail over the density at t ≥ 0, to a few ulps, and slowly.</summary>
    /// <remarks>
    /// Below 2, a half less a series of positive terms, of which no more than five bits cancel. From 2 on, the continued
    /// fraction 1 / (t + 1 / (t + 2 / (t + 3 / …))); 120 terms are too many already at 2.
    /// </remarks>
    private static double MillsRatio(double t)
    {
        if (t < 2)
        {
            double sum = 0;
            double term = t;
            for (int odd = 3; sum + term != sum; odd += 2)
            {
                sum += term;
                term *= t * t / odd;
            }

            return (SqrtTwoPi / 2 * Math.Exp(0.5 * t * t)) - sum;
        }

        double fraction = t;
        for (int i = 120; i >= 1; i--)
        {
            fraction = t + (i / fraction);
        }

        return 1 / fraction;
    }
}
