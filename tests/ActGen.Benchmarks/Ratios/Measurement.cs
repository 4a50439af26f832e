using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace ActGen.Benchmarks.Ratios;

/// <summary>The times of the contestants of a case, taken in turns: what disturbs the machine disturbs all of them.</summary>
internal sealed class Measurement
{
    /// <summary>Nanoseconds a unit, by contestant and round.</summary>
    private readonly double[][] _times;

    private Measurement(Case measured, IReadOnlyList<string> faults, double[][] times)
    {
        Case = measured;
        Faults = faults;
        _times = times;
    }

    /// <summary>What was measured.</summary>
    public Case Case { get; }

    /// <summary>What is wrong with the results; empty where all contestants agree.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>Checks that all contestants compute the same, and measures them.</summary>
    public static Measurement Of(Case measured, Effort effort)
    {
        int[] calls = WarmUp(measured.Contestants, effort);
        string[] faults = [.. measured.Contestants.Select(Fault).OfType<string>()];
        double[][] times = [.. measured.Contestants.Select(_ => new double[effort.Rounds])];
        for (int round = 0; round < effort.Rounds; round++)
        {
            for (int i = 0; i < times.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                measured.Contestants[i].Repeat(calls[i]);
                times[i][round] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / ((double)calls[i] * measured.Length);
            }
        }

        return new(measured, faults, times);

        string? Fault(Contestant contestant)
        {
            contestant.Repeat(1);
            return contestant.Fault() is { } fault ? $"{measured.Function}, {measured.Length} {measured.Unit}s, {contestant.Name}: {fault}" : null;
        }
    }

    /// <summary>The nanoseconds a unit of the best round.</summary>
    public double Best(int contestant) => _times[contestant].Min();

    /// <summary>How many times as long as the first contestant it takes: the median over the rounds.</summary>
    public double Ratio(int contestant)
    {
        double[] ratios = [.. _times[contestant].Zip(_times[0], (time, reference) => time / reference).Order()];
        return ratios[ratios.Length / 2];
    }

    /// <summary>Runs the contestants until they are at their best; returns the number of calls of each that fill a turn.</summary>
    private static int[] WarmUp(IReadOnlyList<Contestant> contestants, Effort effort)
    {
        int[] calls = [.. contestants.Select(static _ => 1)];
        long start = Stopwatch.GetTimestamp();
        for (bool isSettled = false; !isSettled || Stopwatch.GetElapsedTime(start) < contestants.Count * effort.WarmUp;)
        {
            isSettled = true;
            for (int i = 0; i < calls.Length; i++)
            {
                long turn = Stopwatch.GetTimestamp();
                contestants[i].Repeat(calls[i]);
                if (Stopwatch.GetElapsedTime(turn) < effort.Turn)
                {
                    calls[i] *= 2;
                    isSettled = false;
                }
            }
        }

        return calls;
    }
}
