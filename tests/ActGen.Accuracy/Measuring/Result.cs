namespace ActGen.Accuracy.Measuring;

/// <summary>What was measured of one function: what the state file keeps.</summary>
internal sealed record Result
{
    /// <summary>A digest of the function's results, and of what they should be, at many inputs.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>How many numbers the function was given.</summary>
    public required long Count { get; init; }

    /// <summary>The largest error where the exact result is a normal number, or beyond them.</summary>
    public required Worst Normal { get; init; }

    /// <summary>The largest error where the exact result is below the normal numbers.</summary>
    public required Worst Subnormal { get; init; }

    /// <summary>The mean error in ulps.</summary>
    public required double MeanUlp { get; init; }

    /// <summary>Results that are less than that of a smaller input, of a function that never decreases.</summary>
    public required long Decreases { get; init; }

    /// <summary>By how many floats the largest of those decreases goes down.</summary>
    public required uint LargestDecrease { get; init; }

    /// <summary>The input with that decrease, one of them where there are several; the one before has the larger result.</summary>
    public required float DecreaseAt { get; init; }

    /// <summary>Results beyond the values the function takes, rounding allowed.</summary>
    public required long OutOfRange { get; init; }

    /// <summary>NaN inputs whose result is a number.</summary>
    public required long LostNaNs { get; init; }

    /// <summary>Zeros that stand for a tiny number of the other sign.</summary>
    public required long WrongZeros { get; init; }

    /// <summary>For leaky_relu, which promises it, how many non-negative floats do not come back bit for bit.</summary>
    public long? ChangedNonNegatives { get; init; }

    /// <summary>How long it took.</summary>
    public double Seconds { get; init; }

    /// <summary>The larger of the two largest errors.</summary>
    public Worst Worst => Subnormal.Ulp > Normal.Ulp ? Subnormal : Normal;
}

/// <summary>The largest error and where it is.</summary>
/// <param name="Ulp">The error in ulps; infinite for a NaN where there should be none.</param>
/// <param name="Input">The input, the first in the order of bit patterns.</param>
/// <param name="Got">The result there.</param>
/// <param name="Exact">What it should have been.</param>
internal readonly record struct Worst(double Ulp, float Input, float Got, double Exact)
{
    /// <summary>This one or the other, whichever is larger, or first.</summary>
    public Worst Or(Worst other)
        => other.Ulp > Ulp || (other.Ulp == Ulp && other.Ulp > 0 && System.BitConverter.SingleToUInt32Bits(other.Input) < System.BitConverter.SingleToUInt32Bits(Input))
            ? other
            : this;
}
