using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime;

namespace ActGen.Benchmarks.Ratios;

/// <summary>The times of the contestants of a case, taken in turns: what disturbs the machine disturbs all of them.</summary>
internal sealed class Measurement
{
    /// <summary>A call that takes so long is no longer waiting for better code.</summary>
    private static readonly TimeSpan s_long = TimeSpan.FromMilliseconds(5);

    private readonly Dictionary<string, double> _times = [];

    private Measurement(Case measured, IReadOnlyList<string> faults, Turns[] turns)
    {
        Case = measured;
        Faults = faults;
        AllocatedBytes = turns[0].AllocatedBytes;
        foreach ((Contestant contestant, Turns taken) in measured.Contestants.Zip(turns))
        {
            double time = taken.Best / measured.Units;
            _times[contestant.Name] = _times.TryGetValue(contestant.Name, out double other) ? Math.Min(time, other) : time;
        }
    }

    /// <summary>What was measured.</summary>
    public Case Case { get; }

    /// <summary>What is wrong with the results; empty where all contestants agree.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>The memory that ActGen has allocated in all of its turns.</summary>
    public long AllocatedBytes { get; }

    /// <summary>Runs all cases in turns, so that the runtime compiles for each of them and not for the first; long ones once.</summary>
    /// <param name="cases">What is to be measured.</param>
    /// <param name="quiet">How long the compiler must have been quiet at the end.</param>
    public static void WarmUp(IReadOnlyList<Case> cases, TimeSpan quiet)
    {
        var running = cases.SelectMany(static measured => measured.Contestants).ToList();
        (long start, long compiled) = (Stopwatch.GetTimestamp(), JitInfo.GetCompiledMethodCount());
        while (Stopwatch.GetElapsedTime(start) < quiet)
        {
            running.RemoveAll(IsLong);
            if (JitInfo.GetCompiledMethodCount() is var now && now != compiled)
            {
                (start, compiled) = (Stopwatch.GetTimestamp(), now);
            }
        }

        bool IsLong(Contestant contestant)
        {
            long before = Stopwatch.GetTimestamp();
            contestant.Repeat(1);
            return Stopwatch.GetElapsedTime(before) > s_long;
        }
    }

    /// <summary>Checks that all contestants compute the same, and measures them.</summary>
    public static IReadOnlyList<Measurement> Of(IReadOnlyList<Case> cases, Effort effort)
    {
        WarmUp(cases, effort.Quiet);
        return [.. cases.Select(measured => Of(measured, effort))];
    }

    /// <summary>Who took part.</summary>
    public IEnumerable<string> Contestants => Case.Contestants.Select(static contestant => contestant.Name).Distinct();

    /// <summary>How a contestant did; null where it did not take part.</summary>
    public Score? Score(string contestant)
        => _times.TryGetValue(contestant, out double time)
            ? new(time, time / _times[Names.ActGen], Target.Of(Case, contestant)) { IsReference = contestant == Names.ActGen }
            : null;

    private static Measurement Of(Case measured, Effort effort)
    {
        string[] faults = [.. measured.Contestants.Select(Fault).OfType<string>()];
        Turns[] turns = [.. measured.Contestants.Select(contestant => new Turns(contestant, effort))];
        for (int round = 0; round < effort.Rounds; round++)
        {
            foreach (Turns contestant in turns)
            {
                contestant.Take(round);
            }
        }

        return new(measured, faults, turns);

        string? Fault(Contestant contestant)
        {
            contestant.Repeat(1);
            return contestant.Fault() is { } fault
                ? $"{measured.Function}, {measured.Length} {measured.Counted}s, {contestant.Name}: {fault}"
                : null;
        }
    }
}
