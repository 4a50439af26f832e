using System;

namespace ActGen.Benchmarks.Ratios;

/// <summary>How long a case is measured.</summary>
/// <param name="Rounds">How often a contestant has its turn at most.</param>
/// <param name="Turn">What a turn takes at least: as many calls as that needs.</param>
/// <param name="Limit">What the turns of a contestant may take together; it has fewer where one takes long.</param>
/// <param name="WarmUp">How long the cases of a function run before, twice, so that the runtime has put its best code in place.</param>
internal sealed record Effort(int Rounds, TimeSpan Turn, TimeSpan Limit, TimeSpan WarmUp)
{
    /// <summary>Turns that every contestant has, however slow it is.</summary>
    public const int MinRounds = 3;

    /// <summary>Ratios are good to a few percent on a quiet machine.</summary>
    public static Effort Full { get; } = Create(rounds: 60, turn: 1, limit: 300, warmUp: 600);

    /// <summary>Enough to see an order of magnitude.</summary>
    public static Effort Quick { get; } = Create(rounds: 10, turn: 0.5, limit: 50, warmUp: 300);

    private static Effort Create(int rounds, double turn, double limit, double warmUp)
        => new(rounds, TimeSpan.FromMilliseconds(turn), TimeSpan.FromMilliseconds(limit), TimeSpan.FromMilliseconds(warmUp));
}
