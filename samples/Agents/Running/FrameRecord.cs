using System;

namespace Agents.Running;

/// <summary>What the frames so far took.</summary>
internal sealed class FrameRecord
{
    private TimeSpan _total;
    private TimeSpan _network;

    /// <summary>The number of frames.</summary>
    public int Frames { get; private set; }

    /// <summary>The frame that took longest.</summary>
    public TimeSpan Worst { get; private set; }

    /// <summary>What a frame took on average.</summary>
    public TimeSpan Mean => _total / Math.Max(Frames, 1);

    /// <summary>What the network took of it on average.</summary>
    public TimeSpan MeanNetwork => _network / Math.Max(Frames, 1);

    /// <summary>The bytes that all frames together allocated.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Adds a frame.</summary>
    public void Add(TimeSpan time, TimeSpan networkTime, long allocatedBytes)
    {
        Frames++;
        _total += time;
        _network += networkTime;
        Worst = time > Worst ? time : Worst;
        AllocatedBytes += allocatedBytes;
    }
}
