using System;

namespace ActGen.Benchmarks.Ratios;

/// <summary>How long a case is measured.</summary>
/// <param name="Rounds">How often each contestant has its turn.</param>
/// <param name="Turn">What a turn takes at least: as many calls as that needs.</param>
/// <param name="WarmUp">What each contestant computes before, so that the runtime has put its best code in place.</param>
internal sealed record Effort(int Rounds, TimeSpan Turn, TimeSpan WarmUp)
{
    /// <summary>Ratios are good to a few percent on a quiet machine.</summary>
    public static Effort Full { get; } = new(Rounds: 25, Turn: TimeSpan.FromMilliseconds(2), WarmUp: TimeSpan.FromMilliseconds(500));

    /// <summary>Enough to see an order of magnitude.</summary>
    public static Effort Quick { get; } = new(Rounds: 7, Turn: TimeSpan.FromMilliseconds(1), WarmUp: TimeSpan.FromMilliseconds(250));
}
