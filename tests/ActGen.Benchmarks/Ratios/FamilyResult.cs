using System.Collections.Generic;

namespace ActGen.Benchmarks.Ratios;

/// <summary>What was measured of a family.</summary>
/// <param name="Title">What the cases have in common.</param>
/// <param name="Measurements">The cases, function by function.</param>
internal sealed record FamilyResult(string Title, IReadOnlyList<Measurement> Measurements);
