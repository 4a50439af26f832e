using System.Collections.Generic;

namespace ActGen.Benchmarks.Ratios;

/// <summary>A function at a size, and those who compute it.</summary>
/// <param name="Function">The name of the function.</param>
/// <param name="Length">The number of elements, or of what else <see cref="Unit"/> says.</param>
/// <param name="Contestants">ActGen first: the others are compared with it.</param>
internal sealed record Case(string Function, int Length, IReadOnlyList<Contestant> Contestants)
{
    /// <summary>What the time is divided by: one element, unless said otherwise.</summary>
    public string Unit { get; init; } = "element";
}
