using System.Collections.Generic;

namespace VerifyTests;

/// <summary>A comparison that passed.</summary>
/// <param name="Files">The paths of the snapshots.</param>
public sealed record VerifyResult(IReadOnlyList<string> Files);
