using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ActGen.Tests.Training;

/// <summary>Losses of either element type.</summary>
internal static class Losses
{
    internal static double Evaluate<T>(Loss loss, ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int outputLength, Span<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => typeof(T) == typeof(float)
            ? loss.Evaluate(MemoryMarshal.Cast<T, float>(outputs), MemoryMarshal.Cast<T, float>(targets), outputLength, MemoryMarshal.Cast<T, float>(gradients))
            : loss.Evaluate(MemoryMarshal.Cast<T, double>(outputs), MemoryMarshal.Cast<T, double>(targets), outputLength, MemoryMarshal.Cast<T, double>(gradients));
}
