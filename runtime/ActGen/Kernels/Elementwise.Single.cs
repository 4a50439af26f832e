#if NET8_0_OR_GREATER
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActGen;

public static partial class Elementwise
{
    /// <summary>Applies a kernel to every element of <paramref name="x"/>.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel, with its parameters.</param>
    /// <param name="x">The input.</param>
    /// <param name="y">The output: at least as long as <paramref name="x"/>, and <paramref name="x"/> itself or apart from it.</param>
    /// <param name="yName">How an exception names the output; by default as the caller wrote it.</param>
    /// <exception cref="ArgumentException"><paramref name="y"/> is too short or overlaps <paramref name="x"/> in part. Nothing is written.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Map<TKernel>(
        TKernel kernel, ReadOnlySpan<float> x, Span<float> y, [CallerArgumentExpression(nameof(y))] string? yName = null)
        where TKernel : struct, IUnaryKernel<float>
        => MapSpan(kernel, x, y, yName);

    /// <summary>Applies a kernel to every element of <paramref name="x"/>, in place.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel, with its parameters.</param>
    /// <param name="x">The input, replaced by the output.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Map<TKernel>(TKernel kernel, Span<float> x)
        where TKernel : struct, IUnaryKernel<float>
        => MapSpan(kernel, x);

    /// <summary>Applies a kernel to one element, with the bits a span would get.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel, with its parameters.</param>
    /// <param name="x">The input.</param>
    /// <returns>The output.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Map<TKernel>(TKernel kernel, float x)
        where TKernel : struct, IUnaryKernel<float>
        => MapScalar(kernel, x);

    /// <inheritdoc cref="Map{TKernel}(TKernel, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Map<TKernel>(TKernel kernel, Vector128<float> x)
        where TKernel : struct, IUnaryKernel<float>
        => MapVector(kernel, x);

    /// <inheritdoc cref="Map{TKernel}(TKernel, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Map<TKernel>(TKernel kernel, Vector256<float> x)
        where TKernel : struct, IUnaryKernel<float>
        => MapVector(kernel, x);

    /// <summary>
    /// Applies a kernel to every element of a vector, with the bits a span would get. Where the processor has no such
    /// vectors, the halves are taken one after the other.
    /// </summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel, with its parameters.</param>
    /// <param name="x">The input.</param>
    /// <returns>The output.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Map<TKernel>(TKernel kernel, Vector512<float> x)
        where TKernel : struct, IUnaryKernel<float>
        => MapVector(kernel, x);
}
#endif
