using System;
using System.Runtime.InteropServices;

namespace ActGen.Benchmarks;

/// <summary>Floats that begin on a page and have all been written to, so that no contestant pays for where the other's lie.</summary>
internal sealed unsafe class AlignedBuffer : IDisposable
{
    private const nuint PageSize = 4096;

    private readonly int _length;
    private float* _start;

    /// <summary>Allocates a buffer of ones.</summary>
    public AlignedBuffer(int length)
    {
        _length = length;
        _start = (float*)NativeMemory.AlignedAlloc((nuint)length * sizeof(float), PageSize);
        Span.Fill(1);
    }

    /// <summary>Where they begin, for native code.</summary>
    public float* Start => _start;

    /// <summary>The floats.</summary>
    public Span<float> Span => new(_start, _length);

    /// <summary>A buffer of uniform random numbers between the bounds, the same ones every time.</summary>
    public static AlignedBuffer Random(int length, float minimum, float maximum)
    {
        var buffer = new AlignedBuffer(length);
        CounterRandom.Fill(new RandomKey(seed: 1), stage: 0, offset: 0, buffer.Span);
        foreach (ref float value in buffer.Span)
        {
            value = minimum + (maximum - minimum) * value;
        }

        return buffer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_start);
        _start = null;
    }
}
