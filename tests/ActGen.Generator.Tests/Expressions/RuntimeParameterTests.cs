using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using ActGen.Testing.Numerics;
using ActGen.Testing.References;
using Xunit;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>
/// Entries whose parameters are known at run time only: the value within the declared bound and the derivative within 4 ulps
/// (or 2^-24 where it crosses zero), for every kind of parameter value and input.
/// </summary>
public sealed class RuntimeParameterTests
{
    public static TheoryData<string> Entries => [.. RuntimeParameters.Grid.Keys];

    [Fact]
    public void EveryNumberIsTried()
        => Assert.Equal(
            ActivationCatalog.All.Where(static definition => definition.Parameters.Any(static parameter => parameter.Kind == ParameterKind.Number))
                .Select(static definition => (definition.Name, definition.Parameters.Count)),
            RuntimeParameters.Grid.Select(static entry => (entry.Key, entry.Value[0].Length)));

    [Theory]
    [MemberData(nameof(Entries))]
    public void ValuesAreWithinTheBound(string name) => Check(name, isDerivative: false);

    [Theory]
    [MemberData(nameof(Entries))]
    public void DerivativesAreWithinFourUlps(string name) => Check(name, isDerivative: true);

    /// <summary>The committed vectors, with their parameters given at run time; but for the sixth, which only a constant can mean exactly.</summary>
    public static TheoryData<string> Vectors
        => [.. VectorFile.Names.Where(static vector => RuntimeParameters.Grid.ContainsKey(VectorFile.Of(vector).Activation) && vector != "hard_sigmoid")];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void DoublesAreWithinTheBound(string name)
    {
        VectorFile vector = VectorFile.Of(name);
        ActivationDefinition definition = ActivationCatalog.Find(vector.Activation)!;
        FormulaContext context = RuntimeParameters.Context(definition, ElementType.Double);
        FormDefinition form = definition.Forms.First(form => form.Bound(context) is not null);
        double bound = form.Bound(context)!.Fused;
        ExprProgram value = new(form.Build(context), ElementType.Double), derivative = new(definition.Differentiate(context), ElementType.Double);
        IEnumerable<double> values = definition.Parameters.Select(parameter => vector.Parameters.TryGetValue(parameter.Name, out double given) ? given : parameter.Default!.Default);
        (string Symbol, double Value)[] variables = RuntimeParameters.Variables(definition, values, ElementType.Double);
        foreach (VectorPoint point in vector.Points)
        {
            variables[0] = ("x", point.X);
            double got = value.Evaluate(variables);
            Assert.True(Ulp.Distance(got, point.Value) <= bound, $"{name}({point.X:g17}) is {got:g17}, {Ulp.Distance(got, point.Value):0.00} ulp from {point.Value}");

            // The vectors hold derivatives rounded to a double: half an ulp more.
            if (point.Derivative is { } exact)
            {
                double slope = derivative.Evaluate(variables);
                Assert.True(
                    Ulp.Distance(slope, exact) <= 4.5 || Math.Abs(slope - exact) <= Math.Pow(2, -53),
                    $"{name}'({point.X:g17}) is {slope:g17}, {Ulp.Distance(slope, exact):0.00} ulp from {exact:g17}");
            }
        }
    }

    private static void Check(string name, bool isDerivative)
    {
        ActivationDefinition definition = ActivationCatalog.Find(name)!;
        var report = new List<string>();
        foreach (bool isFused in (bool[])[true, false])
        {
            FormulaContext context = RuntimeParameters.Context(definition, ElementType.Single, isFused);
            FormDefinition form = definition.Forms.First(form => form.Bound(context) is not null);
            double bound = isDerivative ? 4 : isFused ? form.Bound(context)!.Fused : form.Bound(context)!.Unfused;
            var program = new ExprProgram(isDerivative ? definition.Differentiate(context) : form.Build(context), ElementType.Single, isFused);
            foreach (double[] values in RuntimeParameters.Grid[name])
            {
                (string Symbol, double Value)[] variables = RuntimeParameters.Variables(definition, values, ElementType.Single);
                ReferenceFunction reference = Reference.Of(name, variables.Skip(1));
                double worst = 0;
                float worstAt = 0;
                foreach (float x in Inputs(reference, variables))
                {
                    variables[0] = ("x", x);
                    double got = program.Evaluate(variables);
                    double exact = !isDerivative ? reference.Value(x) : IsConstant(name) ? reference.Derivative(0) : reference.Derivative(x);
                    bool isNearZero = isDerivative && Math.Abs(got - exact) <= Math.Pow(2, -24) && Math.Abs(exact) < 0.25;
                    double error = isNearZero ? 0 : Ulp.Distance((float)got, exact);
                    if (!(error <= worst))
                    {
                        (worst, worstAt) = (error, x);
                    }
                }

                if (!(worst <= bound))
                {
                    report.Add($"{name}({string.Join(", ", values)}){(isDerivative ? "'" : "")} at {worstAt:g9} is {worst:0.00} ulp off; fused: {isFused}");
                }
            }
        }

        Assert.True(report.Count == 0, string.Join('\n', report));
    }

    /// <summary>Whether the derivative does not look at x, be it NaN.</summary>
    private static bool IsConstant(string name) => name is "scale" or "bias_add";

    /// <summary>Special values, powers of two, and values around where the parameters put the bends.</summary>
    private static IEnumerable<float> Inputs(ReferenceFunction reference, (string Symbol, double Value)[] variables)
    {
        var random = new Random(20_240_917);
        double[] scales = [1, .. variables.Skip(1).Select(static variable => Math.Abs(variable.Value)).Where(static value => value > 0).SelectMany(static value => (double[])[value, 1 / value])];
        return
        [
            .. FloatPatterns.Specials,
            .. FloatPatterns.PowersOfTwo,
            .. reference.Kinks.Where(static kink => float.IsFinite((float)kink)).SelectMany(static kink => FloatPatterns.Around((float)kink, 20)),
            .. scales.SelectMany(scale => Enumerable.Range(0, 4_000).Select(_ => (float)(((random.NextDouble() * 300) - 200) * scale))),
            .. scales.SelectMany(scale => Enumerable.Range(0, 2_000).Select(_ => (float)(((random.NextDouble() * 12) - 6) * scale))),
        ];
    }
}
