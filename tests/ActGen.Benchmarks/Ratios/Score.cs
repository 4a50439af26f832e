using System;
using System.Globalization;

namespace ActGen.Benchmarks.Ratios;

/// <summary>How a contestant did in a case.</summary>
/// <param name="Time">Nanoseconds a unit.</param>
/// <param name="Ratio">How many times as long as ActGen it takes.</param>
/// <param name="Target">What the ratio should be at least; null where nothing is demanded.</param>
internal sealed record Score(double Time, double Ratio, double? Target)
{
    /// <summary>Whether this is ActGen itself.</summary>
    public bool IsReference { get; init; }

    /// <summary>Whether the ratio, as printed, is below its target.</summary>
    public bool IsMissed => Target is { } target && Math.Round(Ratio, 2) < target;

    /// <summary>The ratio, and beside it the target.</summary>
    public string RatioText => Target is { } target
        ? string.Create(CultureInfo.InvariantCulture, $"{Ratio:0.00} {(IsMissed ? "<" : ">=")} {target:0.##}")
        : Ratio.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The time, with the digits that mean something.</summary>
    public string TimeText => Time.ToString(Time < 10 ? "0.000" : Time < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
