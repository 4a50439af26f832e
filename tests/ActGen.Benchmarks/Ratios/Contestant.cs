using System;

namespace ActGen.Benchmarks.Ratios;

/// <summary>One way to compute a case.</summary>
/// <param name="Name">The column it gets.</param>
/// <param name="Repeat">Computes the case that many times.</param>
/// <param name="Fault">Says what is wrong with the output of the last computation; null where it agrees with the others'.</param>
internal sealed record Contestant(string Name, Action<int> Repeat, Func<string?> Fault);
