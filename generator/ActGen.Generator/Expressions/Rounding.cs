using System;

namespace ActGen.Generator.Expressions;

/// <summary>The operations whose results are integers. They are exact, and each carries the name of the method of Math that it is.</summary>
internal static class Rounding
{
    /// <summary>Whether the operation is one of them.</summary>
    public static bool IsRounding(this Operation operation)
        => operation is Operation.Floor or Operation.Ceiling or Operation.Round or Operation.Truncate;

    /// <summary>The result for a number.</summary>
    public static double Apply(Operation operation, double value) => operation switch
    {
        Operation.Floor => Math.Floor(value),
        Operation.Ceiling => Math.Ceiling(value),
        Operation.Round => Math.Round(value),
        Operation.Truncate => Math.Truncate(value),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "Its results are no integers."),
    };
}
