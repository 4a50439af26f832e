using System;
using System.Numerics;

namespace ActGen.Tests.Memory;

/// <summary>Where a span lies in its memory.</summary>
internal enum Edge
{
    /// <summary>Right behind a page that must not be touched.</summary>
    Start,

    /// <summary>Right before one.</summary>
    End,
}

/// <summary>Whole pages of elements between two pages that end the process when they are touched.</summary>
internal sealed unsafe class GuardedMemory<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly byte* _pages;
    private readonly nuint _bytes;

    /// <param name="capacity">The least number of elements.</param>
    /// <param name="isInput">Whether writing to the elements ends the process as well.</param>
    internal GuardedMemory(int capacity, bool isInput)
    {
        _bytes = ((nuint)capacity * (nuint)sizeof(T) + Pages.Size - 1) / Pages.Size * Pages.Size;
        _pages = Pages.Allocate(_bytes + 2 * Pages.Size);
        Pages.Protect(_pages + Pages.Size, _bytes, Pages.Protection.ReadAndWrite);
        Span<T> all = Of((int)(_bytes / (nuint)sizeof(T)), Edge.Start);
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = T.CreateTruncating((i * 37 % 101 + 1) / 128f); // a probability, where one is wanted
        }

        if (isInput)
        {
            Pages.Protect(_pages + Pages.Size, _bytes, Pages.Protection.Read);
        }
    }

    /// <summary>So many elements at an edge.</summary>
    internal Span<T> Of(int length, Edge edge)
    {
        byte* start = _pages + Pages.Size;
        return new(edge == Edge.Start ? start : start + _bytes - (nuint)length * (nuint)sizeof(T), length);
    }

    public void Dispose() => Pages.Free(_pages, _bytes + 2 * Pages.Size);
}
