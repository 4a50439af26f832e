using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Testing.References;
using Xunit;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>The derivatives of activations with respect to their parameters.</summary>
public sealed class ParameterDerivativeTests
{
    private const double Step = 1.0 / 1024;

    /// <summary>Every number that is a parameter of an entry.</summary>
    public static TheoryData<string, string> Parameters
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string activation in RuntimeParameters.Grid.Keys)
            {
                foreach (ParameterDefinition parameter in ActivationCatalog.Find(activation)!.Parameters)
                {
                    data.Add(activation, parameter.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void AgreeWithFourthOrderDifferences(string activation, string parameter)
    {
        ActivationDefinition definition = ActivationCatalog.Find(activation)!;
        ExprProgram program = Derivative(definition, parameter);
        int index = definition.Parameters.ToList().FindIndex(candidate => candidate.Name == parameter);
        int compared = 0;
        foreach (double[] values in RuntimeParameters.Grid[activation].Where(values => Math.Abs(values[index]) is > 0.1 and < 300))
        {
            // Parameters farther away than the steps of the difference stay what they are.
            double step = Step * Math.Min(1, Math.Abs(values[index]));
            ReferenceFunction[] around = [.. new[] { -2, -1, 1, 2 }.Select(steps => At(steps * step))];
            foreach (double x in Enumerable.Range(-60, 121).Select(static i => (i * 0.173) + 0.0037))
            {
                // Where a kink moves over x, a difference is no derivative.
                if (Math.Abs(values[index] * x) > 600 || around.SelectMany(static function => function.Kinks).Any(kink => Math.Abs(kink - x) < 8 * step))
                {
                    continue;
                }

                double expected = (around[0].Value(x) - (8 * around[1].Value(x)) + (8 * around[2].Value(x)) - around[3].Value(x)) / (12 * step);
                double actual = Evaluate(program, definition, values, x);
                Assert.True(
                    Math.Abs(actual - expected) <= 1e-8 * (1 + Math.Abs(expected)),
                    $"d {activation}({string.Join(", ", values)}) / d {parameter} at {x} is {expected:g12}, not {actual:g12}");
                compared++;
            }

            ReferenceFunction At(double offset) => Reference.Of(
                activation,
                definition.Parameters.Select((candidate, i) => (candidate.Name, i == index ? values[i] + offset : values[i])));
        }

        Assert.True(compared > 50, $"only {compared} points were compared");
    }

    [Theory]
    [InlineData("silu", "beta", -0.5)]
    [InlineData("silu", "beta", 0)]
    [InlineData("silu", "beta", 1e-30)]
    [InlineData("softplus", "beta", 2)]
    [InlineData("squareplus", "b", 4)]
    [InlineData("celu", "alpha", 0.5)]
    [InlineData("elu", "alpha", 0)]
    public void SmoothOnesAreFiniteFarOut(string activation, string parameter, double value)
    {
        ActivationDefinition definition = ActivationCatalog.Find(activation)!;
        ExprProgram program = Derivative(definition, parameter);
        double[] values = [.. definition.Parameters.Select(candidate => candidate.Name == parameter ? value : 1e300)];
        foreach (double x in (double[])[1e6, -1e6, 1e100, -1e100, double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity])
        {
            double result = Evaluate(program, definition, values, x);
            bool growsWithX = activation == "silu" && (value == 0 || Math.Abs(value * x) < 100); // x^2 / 4 at beta = 0, which may overflow
            Assert.True(growsWithX ? result > 0 : double.IsFinite(result) && Math.Abs(result) <= 1, $"at {x}: {result}");
        }

        Assert.True(double.IsNaN(Evaluate(program, definition, values, double.NaN)));
    }

    [Fact]
    public void ProductsWithZeroAreZeroAtInfinity()
    {
        foreach ((string name, string parameter) in ((string, string)[])[("leaky_relu", "alpha"), ("prelu", "alpha"), ("scale", "factor")])
        {
            ActivationDefinition definition = ActivationCatalog.Find(name)!;
            FormulaContext context = RuntimeParameters.Context(definition, ElementType.Double);
            var value = new ExprProgram(definition.Forms.First(form => form.Bound(context) is not null).Build(context), ElementType.Double);
            Assert.Equal(0, value.Evaluate(("x", double.NegativeInfinity), (parameter, 0)));
            Assert.Equal(double.NegativeInfinity, value.Evaluate(("x", double.NegativeInfinity), (parameter, 1e-300)));
            Assert.True(double.IsNaN(value.Evaluate(("x", double.NaN), (parameter, 0))));
            Assert.True(double.IsNaN(value.Evaluate(("x", -1), (parameter, double.NaN))));
        }

        // A slope that is not a number spoils the side it belongs to.
        ActivationDefinition leaky = ActivationCatalog.Find("leaky_relu")!;
        var program = new ExprProgram(leaky[ActGen.Generator.Model.ActivationForm.Select].Build(RuntimeParameters.Context(leaky, ElementType.Double)), ElementType.Double);
        Assert.Equal(3, program.Evaluate(("x", 3), ("alpha", double.NaN)));
    }

    private static ExprProgram Derivative(ActivationDefinition definition, string parameter)
        => new(definition.DifferentiateTo(parameter, RuntimeParameters.Context(definition, ElementType.Double)), ElementType.Double);

    private static double Evaluate(ExprProgram program, ActivationDefinition definition, double[] values, double x)
    {
        (string Symbol, double Value)[] variables = RuntimeParameters.Variables(definition, values, ElementType.Double);
        variables[0] = ("x", x);
        return program.Evaluate(variables);
    }
}
