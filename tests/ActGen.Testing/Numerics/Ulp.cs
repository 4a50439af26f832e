using System;

namespace ActGen.Testing.Numerics;

/// <summary>
/// Errors in units in the last place: |got − exact| over the spacing of the type's numbers in the binade of the exact
/// value, subnormal numbers included.
/// </summary>
/// <remarks>
/// <para>A correctly rounded result is at most 0.5 away. Zeros of either sign are the same value here; signs are tested apart.</para>
/// <para>
/// NaN belongs to NaN: distance 0 if both are, infinite if one is. An infinite result counts as the power of two next to
/// the largest finite number, so that overflowing one step early is an error of a step, and an exact value that rounds to
/// infinity in the type makes infinity right.
/// </para>
/// </remarks>
public static class Ulp
{
    private const double SmallestNormalSingle = 1.1754943508222875e-38; // 2^-126
    private const double SpacingOfSubnormalSingles = 1.4012984643248171e-45; // 2^-149
    private const double BeyondSingle = 3.4028236692093846e38; // 2^128
    private const double RoundsToInfinitySingle = 3.4028235677973366e38; // 2^128 - 2^103, halfway from the largest float

    /// <summary>The distance of <paramref name="got"/> from <paramref name="exact"/>, in ulps of <see cref="float"/>.</summary>
    /// <param name="got">The result to judge.</param>
    /// <param name="exact">The exact value, to well above 24 bits.</param>
    public static double Distance(float got, double exact)
    {
        if (float.IsFinite(got) && Math.Abs(exact) < RoundsToInfinitySingle)
        {
            return Math.Abs(got - exact) / SpacingOfSingles(exact);
        }

        if (float.IsNaN(got) || double.IsNaN(exact))
        {
            return float.IsNaN(got) && double.IsNaN(exact) ? 0 : double.PositiveInfinity;
        }

        if (float.IsInfinity(got))
        {
            return float.IsNegative(got) != double.IsNegative(exact) ? double.PositiveInfinity
                : Math.Abs(exact) >= RoundsToInfinitySingle ? 0
                : (BeyondSingle - Math.Abs(exact)) / SpacingOfSingles(exact);
        }

        // The exact value is infinity in the type, the result is not.
        return double.IsInfinity(exact)
            ? double.PositiveInfinity
            : Math.Abs(got - Math.CopySign(Math.Min(Math.Abs(exact), BeyondSingle), exact)) / SpacingOfSingles(exact);
    }

    /// <summary>The distance of <paramref name="got"/> from <paramref name="exact"/>, in ulps of <see cref="double"/>.</summary>
    /// <param name="got">The result to judge.</param>
    /// <param name="exact">The exact value.</param>
    public static double Distance(double got, DoubleDouble exact)
    {
        if (double.IsFinite(got) && double.IsFinite(exact.High))
        {
            return Math.Abs(exact.From(got)) / SpacingOfDoubles(exact.Truncated);
        }

        if (double.IsNaN(got) || double.IsNaN(exact.High))
        {
            return double.IsNaN(got) && double.IsNaN(exact.High) ? 0 : double.PositiveInfinity;
        }

        if (got == exact.High)
        {
            return 0;
        }

        if (double.IsInfinity(got) && double.IsNegative(got) == double.IsNegative(exact.High))
        {
            // Early overflow: infinity stands for 2^1024, one spacing past the largest finite number.
            return (Math.Abs(exact.From(Math.CopySign(double.MaxValue, got))) / SpacingOfDoubles(exact.Truncated)) + 1;
        }

        return double.PositiveInfinity;
    }

    /// <summary>The spacing of floats in the binade of <paramref name="value"/>; that of the top binade for infinities.</summary>
    internal static double SpacingOfSingles(double value)
    {
        double magnitude = Math.Abs(value);
        return magnitude < SmallestNormalSingle
            ? SpacingOfSubnormalSingles
            : PowerOfTwo(Math.Min((int)(BitConverter.DoubleToInt64Bits(magnitude) >> 52) - 1023, 127) - 23);
    }

    /// <summary>The spacing of doubles in the binade of <paramref name="value"/>; that of the top binade for infinities.</summary>
    internal static double SpacingOfDoubles(double value)
    {
        int biased = (int)((BitConverter.DoubleToInt64Bits(value) >> 52) & 0x7ff);
        return Math.ScaleB(1, Math.Clamp(biased, 1, 2046) - 1023 - 52);
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
}
