using System;
using System.Diagnostics;

namespace ActGen.Benchmarks.Ratios;

/// <summary>The turns of one contestant.</summary>
internal sealed class Turns
{
    private readonly Contestant _contestant;
    private readonly int _calls;
    private readonly int _every;

    /// <summary>Finds out how many calls fill a turn, and how many turns there is time for.</summary>
    public Turns(Contestant contestant, Effort effort)
    {
        _contestant = contestant;
        TimeSpan turn = Measure(_calls = 1);
        while (turn < effort.Turn)
        {
            turn = Measure(_calls *= 2);
        }

        int rounds = Math.Clamp((int)(effort.Limit / turn), Effort.MinRounds, effort.Rounds);
        _every = effort.Rounds / rounds;
    }

    /// <summary>The nanoseconds of a call in the best turn: others may have been disturbed, none can have been helped.</summary>
    public double Best { get; private set; } = double.PositiveInfinity;

    /// <summary>The memory that all turns together have allocated.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Takes the turn of a round, unless this is one it has to let pass.</summary>
    public void Take(int round)
    {
        if (round % _every == 0)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan turn = Measure(_calls);
            AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - before;
            Best = Math.Min(Best, turn.TotalNanoseconds / _calls);
        }
    }

    private TimeSpan Measure(int calls)
    {
        long start = Stopwatch.GetTimestamp();
        _contestant.Repeat(calls);
        return Stopwatch.GetElapsedTime(start);
    }
}
