using System.Collections.Generic;

namespace ActGen.Benchmarks.Ratios;

/// <summary>A function at a size, and those who compute it.</summary>
/// <param name="Function">The name of the function.</param>
/// <param name="Length">The number of elements, or of samples.</param>
/// <param name="Contestants">ActGen first: the others are compared with it.</param>
internal sealed record Case(string Function, int Length, IReadOnlyList<Contestant> Contestants)
{
    /// <summary>What the length counts.</summary>
    public string Counted { get; init; } = "element";

    /// <summary>Whether the time is that of a call, where it says more than that of an element.</summary>
    public bool IsPerCall { get; init; }

    /// <summary>What the time is divided by.</summary>
    public string Unit => IsPerCall ? "call" : Counted;

    /// <summary>How many of these a call is.</summary>
    public int Units => IsPerCall ? 1 : Length;
}
