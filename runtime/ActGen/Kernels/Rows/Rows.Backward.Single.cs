using System;
using System.Runtime.CompilerServices;

namespace ActGen;

public static partial class Rows
{
    /// <summary>The gradient of <c>Softmax</c> of every row, from its output: dx[i] = y[i] (dy[i] - sum of y[j] dy[j]) / temperature.</summary>
    /// <param name="y">The output of <c>Softmax</c> with the same row length and temperature.</param>
    /// <param name="dy">The gradient to the output, at least as long.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="dx">Receives the gradient to the input: at least as long as <paramref name="y"/>, and one of the inputs itself or apart from both.</param>
    /// <param name="temperature">The temperature of the forward function; from 2^-64 to 2^64.</param>
    /// <param name="dyName">How an exception names the gradient to the output; by default as the caller wrote it.</param>
    /// <param name="rowLengthName">How an exception names the row length; by default as the caller wrote it.</param>
    /// <param name="dxName">How an exception names the gradient to the input; by default as the caller wrote it.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="rowLength"/> does not divide the length of <paramref name="y"/>, <paramref name="dy"/> or <paramref name="dx"/> is
    /// too short, or <paramref name="dx"/> overlaps an input in part. Nothing is written.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="rowLength"/> is less than 1 or <paramref name="temperature"/> is out of its range. Nothing is written.
    /// </exception>
    public static void SoftmaxBackward(
        ReadOnlySpan<float> y,
        ReadOnlySpan<float> dy,
        int rowLength,
        Span<float> dx,
        float temperature = 1,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null,
        [CallerArgumentExpression(nameof(rowLength))] string? rowLengthName = null,
        [CallerArgumentExpression(nameof(dx))] string? dxName = null)
    {
        RowChecks.Temperature(temperature);
        MapBackward(new SoftmaxGradientFunction(temperature), y, dy, rowLength, dx, dyName, rowLengthName, dxName);
    }

#if NET8_0_OR_GREATER
    /// <inheritdoc cref="SoftmaxBackward(ReadOnlySpan{float}, ReadOnlySpan{float}, int, Span{float}, float, string, string, string)"/>
    /// <typeparam name="TLength">The row length, a constant.</typeparam>
    public static void SoftmaxBackward<TLength>(
        ReadOnlySpan<float> y,
        ReadOnlySpan<float> dy,
        TLength rowLength,
        Span<float> dx,
        float temperature = 1,
        [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null,
        [CallerArgumentExpression(nameof(dx))] string? dxName = null)
        where TLength : struct, IRowLength
    {
        RowChecks.Temperature(temperature);
        MapBackward(new SoftmaxGradientFunction(temperature), y, dy, TLength.Length, dx, dyName, yName, dxName);
    }
#endif

    /// <summary>The gradient of <c>LogSoftmax</c> of every row, from its output: dx[i] = (dy[i] - e^y[i] sum of dy[j]) / temperature.</summary>
    /// <param name="y">The output of <c>LogSoftmax</c> with the same row length and temperature.</param>
    /// <param name="dy">The gradient to the output, at least as long.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="dx">Receives the gradient to the input: at least as long as <paramref name="y"/>, and one of the inputs itself or apart from both.</param>
    /// <param name="temperature">The temperature of the forward function; from 2^-64 to 2^64.</param>
    /// <param name="dyName">How an exception names the gradient to the output; by default as the caller wrote it.</param>
    /// <param name="rowLengthName">How an exception names the row length; by default as the caller wrote it.</param>
    /// <param name="dxName">How an exception names the gradient to the input; by default as the caller wrote it.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="rowLength"/> does not divide the length of <paramref name="y"/>, <paramref name="dy"/> or <paramref name="dx"/> is
    /// too short, or <paramref name="dx"/> overlaps an input in part. Nothing is written.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="rowLength"/> is less than 1 or <paramref name="temperature"/> is out of its range. Nothing is written.
    /// </exception>
    public static void LogSoftmaxBackward(
        ReadOnlySpan<float> y,
        ReadOnlySpan<float> dy,
        int rowLength,
        Span<float> dx,
        float temperature = 1,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null,
        [CallerArgumentExpression(nameof(rowLength))] string? rowLengthName = null,
        [CallerArgumentExpression(nameof(dx))] string? dxName = null)
    {
        RowChecks.Temperature(temperature);
        MapBackward(new LogSoftmaxGradientFunction(temperature), y, dy, rowLength, dx, dyName, rowLengthName, dxName);
    }

#if NET8_0_OR_GREATER
    /// <inheritdoc cref="LogSoftmaxBackward(ReadOnlySpan{float}, ReadOnlySpan{float}, int, Span{float}, float, string, string, string)"/>
    /// <typeparam name="TLength">The row length, a constant.</typeparam>
    public static void LogSoftmaxBackward<TLength>(
        ReadOnlySpan<float> y,
        ReadOnlySpan<float> dy,
        TLength rowLength,
        Span<float> dx,
        float temperature = 1,
        [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null,
        [CallerArgumentExpression(nameof(dx))] string? dxName = null)
        where TLength : struct, IRowLength
    {
        RowChecks.Temperature(temperature);
        MapBackward(new LogSoftmaxGradientFunction(temperature), y, dy, TLength.Length, dx, dyName, yName, dxName);
    }
#endif

    /// <summary>The gradient of <c>Softmin</c> of every row, from its output: dx[i] = -y[i] (dy[i] - sum of y[j] dy[j]) / temperature.</summary>
    /// <param name="y">The output of <c>Softmin</c> with the same row length and temperature.</param>
    /// <param name="dy">The gradient to the output, at least as long.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="dx">Receives the gradient to the input: at least as long as <paramref name="y"/>, and one of the inputs itself or apart from both.</param>
    /// <param name="temperature">The temperature of the forward function; from 2^-64 to 2^64.</param>
    /// <param name="dyName">How an exception names the gradient to the output; by default as the caller wrote it.</param>
    /// <param name="rowLengthName">How an exception names the row length; by default as the caller wrote it.</param>
    /// <param name="dxName">How an exception names the gradient to the input; by default as the caller wrote it.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="rowLength"/> does not divide the length of <paramref name="y"/>, <paramref name="dy"/> or <paramref name="dx"/> is
    /// too short, or <paramref name="dx"/> overlaps an input in part. Nothing is written.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="rowLength"/> is less than 1 or <paramref name="temperature"/> is out of its range. Nothing is written.
    /// </exception>
    public static void SoftminBackward(
        ReadOnlySpan<float> y,
        ReadOnlySpan<float> dy,
        int rowLength,
        Span<float> dx,
        float temperature = 1,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null,
        [CallerArgumentExpression(nameof(rowLength))] string? rowLengthName = null,
        [CallerArgumentExpression(nameof(dx))] string? dxName = null)
    {
        RowChecks.Temperature(temperature);
        MapBackward(new SoftmaxGradientFunction(-temperature), y, dy, rowLength, dx, dyName, rowLengthName, dxName);
    }

#if NET8_0_OR_GREATER
    /// <inheritdoc cref="SoftminBackward(ReadOnlySpan{float}, ReadOnlySpan{float}, int, Span{float}, float, string, string, string)"/>
    /// <typeparam name="TLength">The row length, a constant.</typeparam>
    public static void SoftminBackward<TLength>(
        ReadOnlySpan<float> y,
        ReadOnlySpan<float> dy,
        TLength rowLength,
        Span<float> dx,
        float temperature = 1,
        [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null,
        [CallerArgumentExpression(nameof(dx))] string? dxName = null)
        where TLength : struct, IRowLength
    {
        RowChecks.Temperature(temperature);
        MapBackward(new SoftmaxGradientFunction(-temperature), y, dy, TLength.Length, dx, dyName, yName, dxName);
    }
#endif

    /// <summary>The gradient of <c>Sparsemax</c> of every row, from its output: dx[i] = (dy[i] - mean of dy where y > 0) / temperature where y[i] > 0, 0 elsewhere.</summary>
    /// <param name="y">The output of <c>Sparsemax</c> with the same row length and temperature.</param>
    /// <param name="dy">The gradient to the output, at least as long.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="dx">Receives the gradient to the input: at least as long as <paramref name="y"/>, and one of the inputs itself or apart from both.</param>
    /// <param name="temperature">The temperature of the forward function; from 2^-64 to 2^64.</param>
    /// <param name="dyName">How an exception names the gradient to the output; by default as the caller wrote it.</param>
    /// <param name="rowLengthName">How an exception names the row length; by default as the caller wrote it.</param>
    /// <param name="dxName">How an exception names the gradient to the input; by default as the caller wrote it.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="rowLength"/> does not divide the length of <paramref name="y"/>, <paramref name="dy"/> or <paramref name="dx"/> is
    /// too short, or <paramref name="dx"/> overlaps an input in part. Nothing is written.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="rowLength"/> is less than 1 or <paramref name="temperature"/> is out of its range. Nothing is written.
    /// </exception>
    public static void SparsemaxBackward(
        ReadOnlySpan<float> y,
        ReadOnlySpan<float> dy,
        int rowLength,
        Span<float> dx,
        float temperature = 1,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null,
        [CallerArgumentExpression(nameof(rowLength))] string? rowLengthName = null,
        [CallerArgumentExpression(nameof(dx))] string? dxName = null)
    {
        RowChecks.Temperature(temperature);
        MapBackward(new SparsemaxGradientFunction(temperature), y, dy, rowLength, dx, dyName, rowLengthName, dxName);
    }

#if NET8_0_OR_GREATER
    /// <inheritdoc cref="SparsemaxBackward(ReadOnlySpan{float}, ReadOnlySpan{float}, int, Span{float}, float, string, string, string)"/>
    /// <typeparam name="TLength">The row length, a constant.</typeparam>
    public static void SparsemaxBackward<TLength>(
        ReadOnlySpan<float> y,
        ReadOnlySpan<float> dy,
        TLength rowLength,
        Span<float> dx,
        float temperature = 1,
        [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null,
        [CallerArgumentExpression(nameof(dx))] string? dxName = null)
        where TLength : struct, IRowLength
    {
        RowChecks.Temperature(temperature);
        MapBackward(new SparsemaxGradientFunction(temperature), y, dy, TLength.Length, dx, dyName, yName, dxName);
    }
#endif
}
