using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// The checks of a dense layer, made before anything is written. <c>DenseLayer</c> makes them itself; generated code may make
/// them earlier, to name the spans as its own caller knows them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class DenseChecks
{
    /// <summary>Checks the spans of a layer and counts its samples.</summary>
    /// <typeparam name="TShape">The shape.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The shape of the layer.</param>
    /// <param name="x">The inputs, sample by sample.</param>
    /// <param name="kernel">The weights.</param>
    /// <param name="bias">The biases; may be empty.</param>
    /// <param name="y">The outputs, sample by sample.</param>
    /// <param name="xName">The name by which the caller of the function knows <paramref name="x"/>.</param>
    /// <param name="kernelName">The name of <paramref name="kernel"/>.</param>
    /// <param name="biasName">The name of <paramref name="bias"/>.</param>
    /// <param name="yName">The name of <paramref name="y"/>.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The shape has no inputs or no units.</exception>
    /// <exception cref="ArgumentException">A length does not fit the shape, or <paramref name="y"/> overlaps an input.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Forward<TShape, T>(
        TShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias, Span<T> y,
        string? xName = "x", string? kernelName = "kernel", string? biasName = "bias", string? yName = "y")
        where TShape : struct, IDenseShape
        where T : unmanaged
    {
        int samples = Inputs(shape, x, kernel, bias, xName, kernelName, biasName);
        PerSample(samples, shape.Units, y.Length, yName);
        ReadOnlySpan<T> written = y.Slice(0, samples * shape.Units);
        Apart(x, written, xName, yName);
        Apart(kernel, written, kernelName, yName);
        Apart(bias, written, biasName, yName);
        return samples;
    }

    /// <summary>Checks the spans of the gradient of a layer and counts its samples.</summary>
    /// <typeparam name="TShape">The shape.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The shape of the layer.</param>
    /// <param name="x">The inputs, sample by sample.</param>
    /// <param name="kernel">The weights.</param>
    /// <param name="bias">The biases; may be empty.</param>
    /// <param name="dy">The gradients with respect to the outputs, sample by sample.</param>
    /// <param name="dx">Those with respect to the inputs; may be empty.</param>
    /// <param name="dKernel">The sums for the weights; may be empty.</param>
    /// <param name="dBias">The sums for the biases; may be empty.</param>
    /// <param name="xName">The name by which the caller of the function knows <paramref name="x"/>.</param>
    /// <param name="kernelName">The name of <paramref name="kernel"/>.</param>
    /// <param name="biasName">The name of <paramref name="bias"/>.</param>
    /// <param name="dyName">The name of <paramref name="dy"/>.</param>
    /// <param name="dxName">The name of <paramref name="dx"/>.</param>
    /// <param name="dKernelName">The name of <paramref name="dKernel"/>.</param>
    /// <param name="dBiasName">The name of <paramref name="dBias"/>.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The shape has no inputs or no units.</exception>
    /// <exception cref="ArgumentException">A length does not fit the shape, or an output overlaps an input or another output.</exception>
    public static int Backward<TShape, T>(
        TShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias, ReadOnlySpan<T> dy,
        Span<T> dx, Span<T> dKernel, Span<T> dBias,
        string? xName = "x", string? kernelName = "kernel", string? biasName = "bias", string? dyName = "dy",
        string? dxName = "dx", string? dKernelName = "dKernel", string? dBiasName = "dBias")
        where TShape : struct, IDenseShape
        where T : unmanaged
    {
        int samples = Inputs(shape, x, kernel, bias, xName, kernelName, biasName);
        PerSample(samples, shape.Units, dy.Length, dyName);
        if (!dx.IsEmpty)
        {
            PerSample(samples, shape.Inputs, dx.Length, dxName);
            dx = dx.Slice(0, x.Length);
        }

        if (!dKernel.IsEmpty)
        {
            Weights(shape.Inputs, shape.Units, dKernel.Length, dKernelName);
        }

        if (!dBias.IsEmpty)
        {
            Biases(shape.Units, dBias.Length, dBiasName);
        }

        dy = dy.Slice(0, samples * shape.Units);
        Apart(x, dx, xName, dxName);
        Apart(kernel, dx, kernelName, dxName);
        Apart(bias, dx, biasName, dxName);
        Apart(dy, dx, dyName, dxName);
        Apart(x, dKernel, xName, dKernelName);
        Apart(kernel, dKernel, kernelName, dKernelName);
        Apart(bias, dKernel, biasName, dKernelName);
        Apart(dy, dKernel, dyName, dKernelName);
        Apart(x, dBias, xName, dBiasName);
        Apart(kernel, dBias, kernelName, dBiasName);
        Apart(bias, dBias, biasName, dBiasName);
        Apart(dy, dBias, dyName, dBiasName);
        PassChecks.Disjoint<T>(dx, dKernel, dKernelName);
        PassChecks.Disjoint<T>(dx, dBias, dBiasName);
        PassChecks.Disjoint<T>(dKernel, dBias, dBiasName);
        return samples;
    }

    /// <summary>Checks what a layer reads, and counts its samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Inputs<TShape, T>(
        TShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias, string? xName, string? kernelName, string? biasName)
        where TShape : struct, IDenseShape
        where T : unmanaged
    {
        int inputs = shape.Inputs, units = shape.Units;
        if (inputs < 1 || units < 1)
        {
            ThrowNoShape(inputs, units);
        }

        Weights(inputs, units, kernel.Length, kernelName);
        if (!bias.IsEmpty)
        {
            Biases(units, bias.Length, biasName);
        }

        // Most often there is one sample, and a division takes longer than a comparison.
        int samples = x.Length == inputs ? 1 : x.Length / inputs;
        if (samples * inputs != x.Length)
        {
            ThrowPartOfSample(inputs, x.Length, xName);
        }

        return samples;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Weights(int inputs, int units, int length, string? name)
    {
        if (length != (long)inputs * units)
        {
            ThrowWeights(inputs, units, length, name);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Biases(int units, int length, string? name)
    {
        if (length != units)
        {
            ThrowBiases(units, length, name);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PerSample(int samples, int each, int length, string? name)
    {
        if (length < (long)samples * each)
        {
            ThrowTooShort(samples, each, length, name);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Apart<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, string? inputName, string? outputName)
        where T : unmanaged
    {
        if (input.Overlaps(output))
        {
            ThrowOverlap(inputName, outputName);
        }
    }

    private static void ThrowNoShape(int inputs, int units) => throw new ArgumentOutOfRangeException(
        "shape", $"The layer has {inputs} inputs and {units} units. Use at least one of each.");

    private static void ThrowWeights(int inputs, int units, int length, string? name) => throw new ArgumentException(
        $"The span has {length} elements, but a layer of {inputs} inputs and {units} units has {(long)inputs * units} weights. Pass [{inputs}, {units}], row by row.",
        name);

    private static void ThrowBiases(int units, int length, string? name) => throw new ArgumentException(
        $"The span has {length} elements, but the layer has {units} units. Pass one element a unit, or an empty span for none.", name);

    private static void ThrowPartOfSample(int inputs, int length, string? name) => throw new ArgumentException(
        $"The span has {length} elements, which are no whole number of samples of {inputs} inputs. Pass sample after sample.", name);

    private static void ThrowTooShort(int samples, int each, int length, string? name) => throw new ArgumentException(
        $"The span has {length} elements, but {samples} samples of {each} have {(long)samples * each}. Pass a span of at least that length.", name);

    private static void ThrowOverlap(string? inputName, string? outputName) => throw new ArgumentException(
        $"The output overlaps the input {inputName}. A dense layer cannot work in place: pass memory apart from every input.", outputName);
}
