using System;
using System.Linq;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using ActGen.Testing.References;
using Xunit;

namespace ActGen.Tests.Activations;

/// <summary>The tables TensorFlow printed in the project's source material come out again.</summary>
public sealed class SourceTableTests
{
    public static TheoryData<string> Tables => ["sigmoid", "tanh", "softplus", "relu", "relu6"];

    [Theory]
    [MemberData(nameof(Tables))]
    public void DoubleTablesComeOut(string activation)
        => Check(activation, CompiledCatalogue.Of(GeneratorHost.Default, ElementType.Double).Get<SpanFunction<double>>(activation), 0);

    [Theory]
    [MemberData(nameof(Tables))]
    public void FloatTablesComeOut(string activation)
    {
        // Rounding the input to a float moves the output of a steep tail by more than the table's own digits.
        const double InputRounding = 5e-7;
        var function = CompiledCatalogue.Of(GeneratorHost.Default, ElementType.Single).Get<SpanFunction<float>>(activation);
        Check(activation, Widened, InputRounding);

        void Widened(ReadOnlySpan<double> x, Span<double> y)
        {
            float[] narrow = [.. x.ToArray().Select(static value => (float)value)];
            var results = new float[x.Length];
            function(narrow, results);
            for (int i = 0; i < results.Length; i++)
            {
                y[i] = results[i];
            }
        }
    }

    private static void Check(string activation, SpanFunction<double> function, double slack)
    {
        SourceTable[] tables = [.. SourceTable.Of(activation)];
        Assert.NotEmpty(tables);
        foreach (SourceTable table in tables)
        {
            double[] x = [.. table.Input];
            var y = new double[x.Length];
            function(x, y);
            for (int i = 0; i < y.Length; i++)
            {
                double tolerance = table.AbsoluteTolerance + ((table.RelativeTolerance + slack) * Math.Abs(table.Output[i]));
                Assert.True(Math.Abs(y[i] - table.Output[i]) <= tolerance, $"{activation}({x[i]}) = {y[i]}, and {table.Output[i]} in the table");
            }
        }
    }
}
