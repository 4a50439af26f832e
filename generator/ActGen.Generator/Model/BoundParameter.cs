using System;

namespace ActGen.Generator.Model;

/// <summary>A parameter of an activation and where its value comes from.</summary>
/// <param name="Name">The canonical name of the parameter.</param>
/// <param name="Value">The value, rounded to the element type, where it is a constant; else 0.</param>
internal readonly record struct BoundParameter(string Name, double Value)
{
    /// <summary>A parameter that is known at run time only.</summary>
    public BoundParameter(string name, ParameterSource source, string argument, string symbol)
        : this(name, 0)
    {
        Source = source;
        Argument = argument;
        Symbol = symbol;
    }

    public ParameterSource Source { get; }

    /// <summary>The escaped name of the method's parameter it comes from; null for a constant.</summary>
    public string? Argument { get; }

    /// <summary>The name it has in the kernel; null for a constant.</summary>
    public string? Symbol { get; }

    /// <summary>Whether 1 minus the parameter is what is given: keep_prob instead of rate.</summary>
    public bool IsComplement { get; init; }

    public bool IsConstant => Source == ParameterSource.Constant;

    /// <summary>Zeros of both signs are two values: they are two texts.</summary>
    public bool Equals(BoundParameter other)
        => Name == other.Name
            && BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(other.Value)
            && Source == other.Source && Argument == other.Argument && Symbol == other.Symbol && IsComplement == other.IsComplement;

    public override int GetHashCode()
        => unchecked((((Name.GetHashCode() * 31) + BitConverter.DoubleToInt64Bits(Value).GetHashCode()) * 31) + (Argument?.GetHashCode() ?? 0));
}

/// <summary>Where the value of a parameter comes from.</summary>
internal enum ParameterSource
{
    /// <summary>Known at compile time.</summary>
    Constant,

    /// <summary>One number for all elements.</summary>
    Scalar,

    /// <summary>A span with one number a channel, repeated row by row.</summary>
    PerChannel,

    /// <summary>A span as long as the input.</summary>
    PerElement,
}
