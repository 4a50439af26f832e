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
        TKernel kernel, ReadOnlySpan<double> x, Span<double> y, [CallerArgumentExpression(nameof(y))] string? yName = null)
        where TKernel : struct, IUnaryKernel<double>
        => MapSpan(kernel, x, y, yName);

    /// <summary>Applies a kernel to every element of <paramref name="x"/>, in place.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel, with its parameters.</param>
    /// <param name="x">The input, replaced by the output.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Map<TKernel>(TKernel kernel, Span<double> x)
        where TKernel : struct, IUnaryKernel<double>
        => MapSpan(kernel, x);

    /// <summary>Applies a kernel to one element, with the bits a span would get.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel, with its parameters.</param>
    /// <param name="x">The input.</param>
    /// <returns>The output.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Map<TKernel>(TKernel kernel, double x)
        where TKernel : struct, IUnaryKernel<double>
        => MapScalar(kernel, x);

    /// <inheritdoc cref="Map{TKernel}(TKernel, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Map<TKernel>(TKernel kernel, Vector128<double> x)
        where TKernel : struct, IUnaryKernel<double>
        => MapVector(kernel, x);

    /// <inheritdoc cref="Map{TKernel}(TKernel, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Map<TKernel>(TKernel kernel, Vector256<double> x)
        where TKernel : struct, IUnaryKernel<double>
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
    public static Vector512<double> Map<TKernel>(TKernel kernel, Vector512<double> x)
        where TKernel : struct, IUnaryKernel<double>
        => MapVector(kernel, x);
}
#endif
