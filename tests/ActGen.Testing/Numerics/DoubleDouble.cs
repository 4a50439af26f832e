using System;

namespace ActGen.Testing.Numerics;

/// <summary>An exact value as the unevaluated sum of two doubles, more than a double holds: what a committed reference value is.</summary>
/// <param name="High">The value rounded to double.</param>
/// <param name="Low">The rest, at most half an ulp of <paramref name="High"/>.</param>
public readonly record struct DoubleDouble(double High, double Low)
{
    /// <summary>A double is an exact value too.</summary>
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    /// <summary>The distance from <paramref name="value"/> to this value, signed, to about a double's precision.</summary>
    /// <remarks>The first difference is exact where it matters: near each other, doubles subtract without rounding.</remarks>
    public double From(double value) => value - High - Low;

    /// <summary>The value rounded towards zero, which tells its binade: a hair below a power of two lies in the binade below.</summary>
    public double Truncated => Low != 0 && double.IsNegative(Low) != double.IsNegative(High)
        ? BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(High) - 1)
        : High;
}
