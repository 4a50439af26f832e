using System;
using System.Collections.Generic;

namespace Spirals.Drawing;

/// <summary>Where numbers lie along an edge of a plot.</summary>
/// <param name="Low">The number at the start.</param>
/// <param name="High">The number at the end.</param>
/// <param name="Start">Where the lowest number lies, in pixels.</param>
/// <param name="End">Where the highest number lies, in pixels.</param>
/// <param name="IsLogarithmic">Whether equal distances are equal ratios and not equal differences.</param>
internal sealed record Axis(double Low, double High, double Start, double End, bool IsLogarithmic = false)
{
    private const int MostTicks = 8;

    /// <summary>Where a number lies, in pixels.</summary>
    public double Place(double value)
    {
        double share = IsLogarithmic ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low);
        return Start + (share * (End - Start));
    }

    /// <summary>Round numbers to label: powers of ten, or multiples of the smallest 1, 2 or 5 times a power of ten that leaves them room.</summary>
    public IEnumerable<double> Ticks() => IsLogarithmic ? Powers() : Multiples();

    private IEnumerable<double> Powers()
    {
        for (double exponent = Math.Ceiling(Math.Log10(Low)); exponent <= Math.Floor(Math.Log10(High)); exponent++)
        {
            yield return Math.Pow(10, exponent);
        }
    }

    private IEnumerable<double> Multiples()
    {
        double step = Step();
        for (double multiple = Math.Ceiling(Low / step); multiple <= Math.Floor(High / step); multiple++)
        {
            yield return multiple * step;
        }
    }

    private double Step()
    {
        double least = (High - Low) / MostTicks;
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return least <= power ? power : least <= 2 * power ? 2 * power : least <= 5 * power ? 5 * power : 10 * power;
    }
}
