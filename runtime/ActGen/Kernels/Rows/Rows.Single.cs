using System;
using System.Runtime.CompilerServices;

namespace ActGen;

public static partial class Rows
{
    /// <summary>softmax of every row: y[i] = e^((x[i] - max) / temperature) / sum of e^((x[j] - max) / temperature); a distribution that grows with the input.</summary>
    /// <param name="x">The rows, one after the other.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="y">The output: at least as long as <paramref name="x"/>, and <paramref name="x"/> itself or apart from it.</param>
    /// <param name="temperature">Divides the input; from 2^-64 to 2^64.</param>
    /// <param name="masked">What becomes of a row that is masked as a whole.</param>
    /// <param name="rowLengthName">How an exception names the row length; by default as the caller wrote it.</param>
    /// <param name="yName">How an exception names the output; by default as the caller wrote it.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="rowLength"/> does not divide the length of <paramref name="x"/>, or <paramref name="y"/> is too short or overlaps
    /// <paramref name="x"/> in part. Nothing is written.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="rowLength"/> is less than 1, <paramref name="temperature"/> is out of its range or <paramref name="masked"/> is no value of its type. Nothing is written.
    /// </exception>
    public static void Softmax(
        ReadOnlySpan<float> x,
        int rowLength,
        Span<float> y,
        float temperature = 1,
        MaskedRows masked = MaskedRows.NaN,
        [CallerArgumentExpression(nameof(rowLength))] string? rowLengthName = null,
        [CallerArgumentExpression(nameof(y))] string? yName = null)
    {
        RowChecks.Temperature(temperature);
        RowChecks.Masked(masked);
        Map(new SoftmaxFunction(temperature, isNegated: false, masked), x, rowLength, y, rowLengthName, yName);
    }

#if NET8_0_OR_GREATER
    /// <inheritdoc cref="Softmax(ReadOnlySpan{float}, int, Span{float}, float, MaskedRows, string, string)"/>
    /// <typeparam name="TLength">The row length, a constant.</typeparam>
    public static void Softmax<TLength>(
        ReadOnlySpan<float> x,
        TLength rowLength,
        Span<float> y,
        float temperature = 1,
        MaskedRows masked = MaskedRows.NaN,
        [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(y))] string? yName = null)
        where TLength : struct, IRowLength
    {
        RowChecks.Temperature(temperature);
        RowChecks.Masked(masked);
        Map(new SoftmaxFunction(temperature, isNegated: false, masked), x, TLength.Length, y, xName, yName);
    }
#endif

    /// <summary>log_softmax of every row: y[i] = (x[i] - max) / temperature - ln(sum of e^((x[j] - max) / temperature)); the logarithm of softmax, where that itself would round to 0 or to 1.</summary>
    /// <param name="x">The rows, one after the other.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="y">The output: at least as long as <paramref name="x"/>, and <paramref name="x"/> itself or apart from it.</param>
    /// <param name="temperature">Divides the input; from 2^-64 to 2^64.</param>
    /// <param name="masked">What becomes of a row that is masked as a whole.</param>
    /// <param name="rowLengthName">How an exception names the row length; by default as the caller wrote it.</param>
    /// <param name="yName">How an exception names the output; by default as the caller wrote it.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="rowLength"/> does not divide the length of <paramref name="x"/>, or <paramref name="y"/> is too short or overlaps
    /// <paramref name="x"/> in part. Nothing is written.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="rowLength"/> is less than 1, <paramref name="temperature"/> is out of its range or <paramref name="masked"/> is no value of its type. Nothing is written.
    /// </exception>
    public static void LogSoftmax(
        ReadOnlySpan<float> x,
        int rowLength,
        Span<float> y,
        float temperature = 1,
        MaskedRows masked = MaskedRows.NaN,
        [CallerArgumentExpression(nameof(rowLength))] string? rowLengthName = null,
        [CallerArgumentExpression(nameof(y))] string? yName = null)
    {
        RowChecks.Temperature(temperature);
        RowChecks.Masked(masked);
        Map(new LogSoftmaxFunction(temperature, masked), x, rowLength, y, rowLengthName, yName);
    }

#if NET8_0_OR_GREATER
    /// <inheritdoc cref="LogSoftmax(ReadOnlySpan{float}, int, Span{float}, float, MaskedRows, string, string)"/>
    /// <typeparam name="TLength">The row length, a constant.</typeparam>
    public static void LogSoftmax<TLength>(
        ReadOnlySpan<float> x,
        TLength rowLength,
        Span<float> y,
        float temperature = 1,
        MaskedRows masked = MaskedRows.NaN,
        [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(y))] string? yName = null)
        where TLength : struct, IRowLength
    {
        RowChecks.Temperature(temperature);
        RowChecks.Masked(masked);
        Map(new LogSoftmaxFunction(temperature, masked), x, TLength.Length, y, xName, yName);
    }
#endif

    /// <summary>softmin of every row: y[i] = e^((min - x[i]) / temperature) / sum of e^((min - x[j]) / temperature); the softmax of -x.</summary>
    /// <param name="x">The rows, one after the other.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="y">The output: at least as long as <paramref name="x"/>, and <paramref name="x"/> itself or apart from it.</param>
    /// <param name="temperature">Divides the input; from 2^-64 to 2^64.</param>
    /// <param name="masked">What becomes of a row that is masked as a whole.</param>
    /// <param name="rowLengthName">How an exception names the row length; by default as the caller wrote it.</param>
    /// <param name="yName">How an exception names the output; by default as the caller wrote it.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="rowLength"/> does not divide the length of <paramref name="x"/>, or <paramref name="y"/> is too short or overlaps
    /// <paramref name="x"/> in part. Nothing is written.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="rowLength"/> is less than 1, <paramref name="temperature"/> is out of its range or <paramref name="masked"/> is no value of its type. Nothing is written.
    /// </exception>
    public static void Softmin(
        ReadOnlySpan<float> x,
        int rowLength,
        Span<float> y,
        float temperature = 1,
        MaskedRows masked = MaskedRows.NaN,
        [CallerArgumentExpression(nameof(rowLength))] string? rowLengthName = null,
        [CallerArgumentExpression(nameof(y))] string? yName = null)
    {
        RowChecks.Temperature(temperature);
        RowChecks.Masked(masked);
        Map(new SoftmaxFunction(temperature, isNegated: true, masked), x, rowLength, y, rowLengthName, yName);
    }

#if NET8_0_OR_GREATER
    /// <inheritdoc cref="Softmin(ReadOnlySpan{float}, int, Span{float}, float, MaskedRows, string, string)"/>
    /// <typeparam name="TLength">The row length, a constant.</typeparam>
    public static void Softmin<TLength>(
        ReadOnlySpan<float> x,
        TLength rowLength,
        Span<float> y,
        float temperature = 1,
        MaskedRows masked = MaskedRows.NaN,
        [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(y))] string? yName = null)
        where TLength : struct, IRowLength
    {
        RowChecks.Temperature(temperature);
        RowChecks.Masked(masked);
        Map(new SoftmaxFunction(temperature, isNegated: true, masked), x, TLength.Length, y, xName, yName);
    }
#endif

    /// <summary>sparsemax of every row: y[i] = max(x[i] / temperature - threshold, 0), with the threshold that makes the sum 1; the distribution nearest to the input: small elements get exactly 0 (Martins and Astudillo, 2016; the threshold as Michelot finds it, 1986). The error is within 4 * 2^-24 (double: 2^-53) of 1.</summary>
    /// <param name="x">The rows, one after the other.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="y">The output: at least as long as <paramref name="x"/>, and <paramref name="x"/> itself or apart from it.</param>
    /// <param name="temperature">Divides the input; from 2^-64 to 2^64.</param>
    /// <param name="masked">What becomes of a row that is masked as a whole.</param>
    /// <param name="rowLengthName">How an exception names the row length; by default as the caller wrote it.</param>
    /// <param name="yName">How an exception names the output; by default as the caller wrote it.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="rowLength"/> does not divide the length of <paramref name="x"/>, or <paramref name="y"/> is too short or overlaps
    /// <paramref name="x"/> in part. Nothing is written.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="rowLength"/> is less than 1, <paramref name="temperature"/> is out of its range or <paramref name="masked"/> is no value of its type. Nothing is written.
    /// </exception>
    public static void Sparsemax(
        ReadOnlySpan<float> x,
        int rowLength,
        Span<float> y,
        float temperature = 1,
        MaskedRows masked = MaskedRows.NaN,
        [CallerArgumentExpression(nameof(rowLength))] string? rowLengthName = null,
        [CallerArgumentExpression(nameof(y))] string? yName = null)
    {
        RowChecks.Temperature(temperature);
        RowChecks.Masked(masked);
        Map(new SparsemaxFunction(temperature, masked), x, rowLength, y, rowLengthName, yName);
    }

#if NET8_0_OR_GREATER
    /// <inheritdoc cref="Sparsemax(ReadOnlySpan{float}, int, Span{float}, float, MaskedRows, string, string)"/>
    /// <typeparam name="TLength">The row length, a constant.</typeparam>
    public static void Sparsemax<TLength>(
        ReadOnlySpan<float> x,
        TLength rowLength,
        Span<float> y,
        float temperature = 1,
        MaskedRows masked = MaskedRows.NaN,
        [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(y))] string? yName = null)
        where TLength : struct, IRowLength
    {
        RowChecks.Temperature(temperature);
        RowChecks.Masked(masked);
        Map(new SparsemaxFunction(temperature, masked), x, TLength.Length, y, xName, yName);
    }
#endif

    /// <summary>hardmax of every row: y[i] = 1 at the first of the largest elements, 0 elsewhere; as ONNX defines it.</summary>
    /// <param name="x">The rows, one after the other.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="y">The output: at least as long as <paramref name="x"/>, and <paramref name="x"/> itself or apart from it.</param>
    /// <param name="masked">What becomes of a row that is masked as a whole.</param>
    /// <param name="rowLengthName">How an exception names the row length; by default as the caller wrote it.</param>
    /// <param name="yName">How an exception names the output; by default as the caller wrote it.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="rowLength"/> does not divide the length of <paramref name="x"/>, or <paramref name="y"/> is too short or overlaps
    /// <paramref name="x"/> in part. Nothing is written.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="rowLength"/> is less than 1 or <paramref name="masked"/> is no value of its type. Nothing is written.
    /// </exception>
    public static void Hardmax(
        ReadOnlySpan<float> x,
        int rowLength,
        Span<float> y,
        MaskedRows masked = MaskedRows.NaN,
        [CallerArgumentExpression(nameof(rowLength))] string? rowLengthName = null,
        [CallerArgumentExpression(nameof(y))] string? yName = null)
    {
        RowChecks.Masked(masked);
        Map(new HardmaxFunction(masked), x, rowLength, y, rowLengthName, yName);
    }

#if NET8_0_OR_GREATER
    /// <inheritdoc cref="Hardmax(ReadOnlySpan{float}, int, Span{float}, MaskedRows, string, string)"/>
    /// <typeparam name="TLength">The row length, a constant.</typeparam>
    public static void Hardmax<TLength>(
        ReadOnlySpan<float> x,
        TLength rowLength,
        Span<float> y,
        MaskedRows masked = MaskedRows.NaN,
        [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(y))] string? yName = null)
        where TLength : struct, IRowLength
    {
        RowChecks.Masked(masked);
        Map(new HardmaxFunction(masked), x, TLength.Length, y, xName, yName);
    }
#endif
}
