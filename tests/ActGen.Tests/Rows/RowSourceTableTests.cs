using System;
using System.Linq;
using ActGen.Testing.References;
using Xunit;

namespace ActGen.Tests.RowFunctions;

/// <summary>The tables of softmax TensorFlow and NumPy printed in the project's source material come out again.</summary>
public sealed class RowSourceTableTests
{
    /// <summary>
    /// Relative: the tables were computed in single precision, with an error of up to four units in the last place. The
    /// 0.8668135 of TensorFlow.js is 0.8668133 exactly.
    /// </summary>
    private const double SourceRounding = 4.0 / (1 << 24);

    public static TheoryData<int> Tables => [.. Enumerable.Range(0, SourceTable.Of("softmax").Count())];

    [Theory]
    [MemberData(nameof(Tables))]
    public void DoublesComeOut(int index)
    {
        SourceTable table = SourceTable.Of("softmax").ElementAt(index);
        double[] y = new double[table.Input.Count];
        Rows.Softmax([.. table.Input], table.Shape[^1], y);
        Check(table, y, SourceRounding);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void FloatsComeOut(int index)
    {
        // Rounding 100.8 to a float moves the smallest outputs by more than the table's own digits.
        const double InputRounding = 1e-5 + SourceRounding;
        SourceTable table = SourceTable.Of("softmax").ElementAt(index);
        float[] y = new float[table.Input.Count];
        Rows.Softmax([.. table.Input.Select(x => (float)x)], table.Shape[^1], y);
        Check(table, [.. y.Select(value => (double)value)], InputRounding);
    }

    private static void Check(SourceTable table, double[] y, double slack)
    {
        for (int i = 0; i < y.Length; i++)
        {
            // A subnormal float has few digits.
            double tolerance = table.AbsoluteTolerance + (table.RelativeTolerance + slack) * Math.Abs(table.Output[i]) + float.Epsilon;
            Assert.True(Math.Abs(y[i] - table.Output[i]) <= tolerance, $"softmax: element {i} is {y[i]}, and {table.Output[i]} in the table");
        }
    }
}
