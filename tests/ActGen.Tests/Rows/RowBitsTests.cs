using System;
using System.Linq;
using System.Numerics;
using ActGen.Testing.Numerics;
using Xunit;

namespace ActGen.Tests.RowFunctions;

/// <summary>The result of a row depends on that row alone, to the bit.</summary>
public sealed class RowBitsTests
{
    private const int RowCount = 37;

    [Theory]
    [MemberData(nameof(RowFunctionTable.Names), MemberType = typeof(RowFunctionTable))]
    public void FloatsDoNotDependOnNeighbours(string name)
        => CheckForward(RowFunctionTable.Singles[name], value => (float)value);

    [Theory]
    [MemberData(nameof(RowFunctionTable.Names), MemberType = typeof(RowFunctionTable))]
    public void DoublesDoNotDependOnNeighbours(string name)
        => CheckForward(RowFunctionTable.Doubles[name], value => value);

    [Theory]
    [MemberData(nameof(RowFunctionTable.NamesOfGradients), MemberType = typeof(RowFunctionTable))]
    public void GradientsOfFloatsDoNotDependOnNeighbours(string name)
        => CheckGradient(RowFunctionTable.SingleGradients[name], value => (float)value);

    [Theory]
    [MemberData(nameof(RowFunctionTable.NamesOfGradients), MemberType = typeof(RowFunctionTable))]
    public void GradientsOfDoublesDoNotDependOnNeighbours(string name)
        => CheckGradient(RowFunctionTable.DoubleGradients[name], value => value);

    /// <summary>All rows together and in place, one by one at other alignments, and a few of them at once.</summary>
    private static void CheckForward<T>(RowFunction<T> function, Func<double, T> convert)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (T temperature in new[] { T.One, convert(0.7) })
        {
            foreach (int rowLength in RowFunctionTable.Lengths)
            {
                T[] x = [.. Rows(rowLength).Select(convert)];
                T[] together = [.. x];
                function(together, rowLength, together, temperature, MaskedRows.NaN);
                foreach (int group in new[] { 1, 3, 11 })
                {
                    T[] apart = new T[x.Length + 1];
                    for (int i = 0; i < x.Length; i += group * rowLength)
                    {
                        int count = Math.Min(group * rowLength, x.Length - i);
                        function(x.AsSpan(i, count), rowLength, apart.AsSpan(i + 1, count), temperature, MaskedRows.NaN);
                    }

                    Assert.Equal(-1, SameBits.FirstDifference<T>(together, apart.AsSpan(1)));
                }
            }
        }
    }

    private static void CheckGradient<T>(RowGradient<T> function, Func<double, T> convert)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (int rowLength in RowFunctionTable.Lengths)
        {
            T[] y = [.. Rows(rowLength).Select(value => convert(-Math.Abs(value) / 100)).Select((value, i) => i % 5 == 0 ? T.Zero : value)];
            T[] dy = [.. RowFunctionTable.Inputs(y.Length, 3, 0, 1).Select(convert)];
            T[] together = [.. dy];
            function(y, together, rowLength, together, T.One);
            foreach (int group in new[] { 1, 3, 11 })
            {
                T[] apart = new T[y.Length + 1];
                for (int i = 0; i < y.Length; i += group * rowLength)
                {
                    int count = Math.Min(group * rowLength, y.Length - i);
                    function(y.AsSpan(i, count), dy.AsSpan(i, count), rowLength, apart.AsSpan(i + 1, count), T.One);
                }

                Assert.Equal(-1, SameBits.FirstDifference<T>(together, apart.AsSpan(1)));
            }
        }
    }

    /// <summary>Rows of every kind: near, wide, far, with NaN, infinities and zeros, masked in part and as a whole.</summary>
    internal static double[] Rows(int rowLength)
    {
        double[] x = [.. Enumerable.Range(0, RowCount).SelectMany(row => RowFunctionTable.Inputs(
            rowLength, (row % 4) switch { 0 => 2, 1 => 60, 2 => 300, _ => 1 }, (row % 3) switch { 0 => 0, 1 => -90, _ => 5000 }, row))];
        foreach ((int row, double value) in new[]
            { (3, double.NaN), (8, double.PositiveInfinity), (13, double.NegativeInfinity), (21, 0), (22, -0d), (30, double.NaN), (36, float.MaxValue) })
        {
            x[row * rowLength + row % rowLength] = value;
            x[row * rowLength + rowLength / 2] = value;
        }

        x.AsSpan(17 * rowLength, rowLength).Fill(double.NegativeInfinity);
        return x;
    }
}
