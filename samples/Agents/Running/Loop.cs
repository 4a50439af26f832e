using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using Agents.Physics;
using Samples;
using Spectre.Console;

namespace Agents.Running;

/// <summary>The console loop: frame after frame, with a table that is kept up to date.</summary>
internal static class Loop
{
    /// <summary>Ten simulated seconds.</summary>
    private const int Frames = 10 * CartPole.StepsPerSecond;

    /// <summary>In a terminal, time passes twice as fast as it does for the agents.</summary>
    private const double Speed = 2;

    private const int FramesBetweenUpdates = 10;

    private const int RehearsedFrames = 2 * CartPole.StepsPerSecond;

    /// <summary>Two simulated seconds of no account: afterwards the runtime has its best code in place, and frames can be timed.</summary>
    public static void Rehearse(Crowd crowd)
    {
        for (int frame = 0; frame < RehearsedFrames; frame++)
        {
            crowd.Advance();
        }
    }

    /// <summary>Runs to the end, or until a key is pressed.</summary>
    public static FrameRecord Run(Crowd crowd)
    {
        var record = new FrameRecord();
        if (Console.IsOutputRedirected)
        {
            while (record.Frames < Frames)
            {
                RunFrame(crowd, record);
            }

            Page.Out.Write(Describe(crowd, record));
        }
        else
        {
            Page.Out.Live(Describe(crowd, record)).Start(display => RunLive(crowd, record, display));
        }

        return record;
    }

    private static void RunLive(Crowd crowd, FrameRecord record, LiveDisplayContext display)
    {
        long start = Stopwatch.GetTimestamp();
        while (record.Frames < Frames && !IsKeyPressed())
        {
            RunFrame(crowd, record);
            if (record.Frames % FramesBetweenUpdates == 0)
            {
                display.UpdateTarget(Describe(crowd, record));
            }

            TimeSpan ahead = TimeSpan.FromSeconds(record.Frames * CartPole.TimeStep / Speed) - Stopwatch.GetElapsedTime(start);
            if (ahead > TimeSpan.Zero)
            {
                Thread.Sleep(ahead);
            }
        }
    }

    private static void RunFrame(Crowd crowd, FrameRecord record)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        crowd.Advance();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        record.Add(time, crowd.NetworkTime, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    private static Table Describe(Crowd crowd, FrameRecord record)
    {
        Table table = Page.Columns(Text(crowd.Count, "#,0 'agents'"), Text(record.Frames, "#,0 'frames'"));
        table.AddRow("simulated", Text(record.Frames * CartPole.TimeStep, "0.0 's'"));
        table.AddRow("upright", Text(crowd.Upright, "#,0"));
        table.AddRow("mean frame", Text(record.Mean.TotalMilliseconds, "0.00 'ms'"));
        table.AddRow("of it the network", Text(record.MeanNetwork.TotalMilliseconds, "0.00 'ms'"));
        table.AddRow("worst frame", Text(record.Worst.TotalMilliseconds, "0.00 'ms'"));
        table.AddRow("allocated by all", Text(record.AllocatedBytes, "#,0 'bytes'"));
        return table;

        static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
    }

    private static bool IsKeyPressed()
    {
        if (Console.IsInputRedirected || !Console.KeyAvailable)
        {
            return false;
        }

        // Taken, or it would stand at the prompt afterwards.
        Console.ReadKey(intercept: true);
        return true;
    }
}
