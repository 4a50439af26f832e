using System;

namespace ActGen;

/// <summary>The checks of a prediction, made before anything is written.</summary>
internal static class SequentialChecks
{
    /// <summary>Checks the lengths and counts the samples.</summary>
    internal static int Samples(int xLength, int inputs, int yLength, int outputs)
    {
        // Most often there is one sample, and a division takes longer than a comparison.
        int samples = xLength == inputs ? 1 : xLength / inputs;
        if (samples * inputs != xLength)
        {
            throw new ArgumentException(
                $"The span has {xLength} elements, which are no whole number of samples of {inputs} inputs. Pass sample after sample.", "x");
        }

        if (yLength < (long)samples * outputs)
        {
            throw new ArgumentException(
                $"The span has {yLength} elements, but {samples} samples of {outputs} outputs have {(long)samples * outputs}. Pass a span of at least that length.", "y");
        }

        return samples;
    }

    /// <summary>Checks that the outputs can be written while inputs and parameters are read.</summary>
    internal static void Apart<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> parameters)
        where T : unmanaged
    {
        if (x.Overlaps(y))
        {
            ThrowOverlap("the inputs");
        }

        if (parameters.Overlaps(y))
        {
            ThrowOverlap("the parameters of the model");
        }
    }

    private static void ThrowOverlap(string what) => throw new ArgumentException($"The outputs overlap {what}. Pass memory of their own.", "y");
}
