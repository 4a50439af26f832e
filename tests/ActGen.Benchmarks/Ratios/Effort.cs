using System;

namespace ActGen.Benchmarks.Ratios;

/// <summary>How long a case is measured.</summary>
/// <param name="Rounds">How often a contestant has its turn at most.</param>
/// <param name="Turn">What a turn takes at least: as many calls as that needs.</param>
/// <param name="Limit">What the turns of a contestant may take together; it has fewer where one takes long.</param>
/// <param name="Quiet">How long the runtime must have compiled nothing before, so that its best code is in place.</param>
internal sealed record Effort(int Rounds, TimeSpan Turn, TimeSpan Limit, TimeSpan Quiet)
{
    /// <summary>Turns that every contestant has, however slow it is.</summary>
    public const int MinRounds = 3;

    /// <summary>Ratios are good to a few percent on a quiet machine.</summary>
    public static Effort Full { get; } = Create(rounds: 60, turn: 1, limit: 300, quiet: 400);

    /// <summary>Enough to see an order of magnitude.</summary>
    public static Effort Quick { get; } = Create(rounds: 10, turn: 0.5, limit: 50, quiet: 250);

    private static Effort Create(int rounds, double turn, double limit, double quiet)
        => new(rounds, TimeSpan.FromMilliseconds(turn), TimeSpan.FromMilliseconds(limit), TimeSpan.FromMilliseconds(quiet));
}
