using System;
using System.Numerics;
using System.Runtime.InteropServices;
using ActGen.Testing.Numerics;
using Xunit;

namespace ActGen.Tests.Bits;

/// <summary>An element-wise function of one or two inputs; what does not need the second does not look at it.</summary>
internal delegate void ElementwiseFunction<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> y);

/// <summary>Calls an element-wise function in every way there is, and asks for the bits it gives for the whole.</summary>
internal static unsafe class EveryWay
{
    private const int MaxLength = 260;

    /// <summary>The floats of the widest register, beyond which alignments repeat.</summary>
    private const int Offsets = 16;

    private const nuint Alignment = 64;

    private static readonly int[] s_chunks = [1, 3, 7, 17, 33, 101, 259, 1023];

    /// <summary>The results for the whole of <paramref name="x"/>, when they are those in place, in chunks, and of every length at offsets.</summary>
    /// <param name="name">How an exception names the function.</param>
    /// <param name="function">The function.</param>
    /// <param name="x">Its first input.</param>
    /// <param name="dy">Its second.</param>
    /// <param name="offsetStep">1 for every offset.</param>
    internal static T[] Call<T>(string name, ElementwiseFunction<T> function, T[] x, T[] dy, int offsetStep)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] whole = new T[x.Length], other = [.. x];
        function(x, dy, whole);

        function(other, dy, other);
        AssertSame<T>(whole, other, $"{name} in place");

        foreach (int chunk in s_chunks)
        {
            Array.Clear(other);
            for (int i = 0; i < x.Length; i += chunk)
            {
                int count = Math.Min(chunk, x.Length - i);
                function(x.AsSpan(i, count), dy.AsSpan(i, count), other.AsSpan(i, count));
            }

            AssertSame<T>(whole, other, $"{name} in chunks of {chunk}");
        }

        CallAtOffsets(name, function, x, dy, offsetStep, whole);
        return whole;
    }

    private static void CallAtOffsets<T>(string name, ElementwiseFunction<T> function, T[] x, T[] dy, int offsetStep, T[] whole)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        nuint bytes = (MaxLength + Offsets) * (nuint)sizeof(T);
        T* source = (T*)NativeMemory.AlignedAlloc(bytes, Alignment), target = (T*)NativeMemory.AlignedAlloc(bytes, Alignment);
        try
        {
            for (int length = 0; length <= MaxLength; length++)
            {
                for (int offset = 0; offset < Offsets; offset += offsetStep)
                {
                    // Another piece of the whole each time, and another alignment of the output than of the input.
                    int start = (length * Offsets + offset) * 61 % (x.Length - MaxLength);
                    var input = new Span<T>(source + offset, length);
                    var output = new Span<T>(target + (offset * 5 + length) % Offsets, length);
                    x.AsSpan(start, length).CopyTo(input);
                    function(input, dy.AsSpan(start, length), output);
                    if (!MemoryMarshal.AsBytes(output).SequenceEqual(MemoryMarshal.AsBytes(whole.AsSpan(start, length))))
                    {
                        AssertSame<T>(whole.AsSpan(start, length), output, $"{name}, {length} elements at offset {offset}");
                    }
                }
            }
        }
        finally
        {
            NativeMemory.AlignedFree(source);
            NativeMemory.AlignedFree(target);
        }
    }

    internal static void AssertSame<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = SameBits.FirstDifference(expected, actual);
        Assert.True(i < 0, i < 0 ? null : FormattableString.Invariant($"{what}: element {i} is {actual[i]:R}, and {expected[i]:R} in the whole."));
    }
}
