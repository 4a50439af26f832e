using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using ActGen.Testing.Numerics;
using ActGen.Testing.References;
using Xunit;

namespace ActGen.Tests.Activations;

/// <summary>Every gradient against an independent reference: within 4 ulps, or 2^-24 absolute where it crosses zero.</summary>
public sealed class DerivativeTests
{
    public static TheoryData<string> Vectors => [.. VectorFile.Names];

    public static TheoryData<string> DeterminedByOutput
        => [.. VectorFile.Names.Where(static name => CompiledCatalogue.HasGradientFromOutput(VectorFile.Of(name), ElementType.Single))];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void FloatsAreWithinFourUlps(string vector) => CheckFloats(vector, GeneratorHost.Default);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void FloatsAreWithinFourUlpsInPlainCSharp9(string vector) => CheckFloats(vector, GeneratorHost.Unity);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void DoublesAreWithinFourUlps(string vector)
    {
        VectorFile file = VectorFile.Of(vector);
        VectorPoint[] points = [.. file.Points.Where(static point => point.Derivative is not null)];
        double[] x = [.. points.Select(static point => point.X)];
        var derivative = new double[x.Length];
        CompiledCatalogue.Of(GeneratorHost.Default, ElementType.Double).Get<SpanFunction<double>>(vector, "Derivative")(x, derivative);
        for (int i = 0; i < x.Length; i++)
        {
            double exact = points[i].Derivative!.Value;

            // The vectors hold derivatives rounded to a double: half an ulp more.
            double error = Ulp.Distance(derivative[i], exact);
            Assert.True(
                error <= 4.5 || Math.Abs(derivative[i] - exact) <= Math.Pow(2, -53),
                $"{vector}'({x[i]:g17}) = {derivative[i]:g17} is {error:0.00} ulp from {exact:g17}");
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void BackwardIsTheDerivativeTimesTheGradientFromAbove(string vector)
    {
        CompiledCatalogue catalogue = CompiledCatalogue.Of(GeneratorHost.Default, ElementType.Single);
        float[] x = [.. VectorFile.Of(vector).Points.Select(static point => (float)point.X)];
        float[] dy = [.. x.Select(static (_, i) => ((i * 7919) % 13) - 6f)];
        var derivative = new float[x.Length];
        var dx = new float[x.Length];
        catalogue.Get<SpanFunction<float>>(vector, "Derivative")(x, derivative);
        catalogue.Get<BackwardFunction<float>>(vector, "Backward")(x, dy, dx);
        Assert.Equal(derivative.Select((value, i) => value * dy[i]), dx);

        catalogue.Get<BackwardFunction<float>>(vector, "Backward")(x, dy, dy);
        Assert.Equal(dx, dy);
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void ValueAndDerivativeTogetherAreTheSameBits(string vector)
    {
        CompiledCatalogue catalogue = CompiledCatalogue.Of(GeneratorHost.Default, ElementType.Single);
        float[] x = [.. VectorFile.Of(vector).Points.Select(static point => (float)point.X)];
        float[] value = new float[x.Length], derivative = new float[x.Length], y = new float[x.Length], dydx = new float[x.Length];
        catalogue.Get<SpanFunction<float>>(vector)(x, value);
        catalogue.Get<SpanFunction<float>>(vector, "Derivative")(x, derivative);
        catalogue.Get<ValueAndDerivativeFunction<float>>(vector, "Both")(x, y, dydx);
        Assert.Equal(value, y);
        Assert.Equal(derivative, dydx);
    }

    [Theory]
    [MemberData(nameof(DeterminedByOutput))]
    public void TheOutputGivesTheSameDerivative(string vector)
    {
        CompiledCatalogue catalogue = CompiledCatalogue.Of(GeneratorHost.Default, ElementType.Single);
        float[] x = [.. VectorFile.Of(vector).Points.Where(static point => point.Derivative is not null && Math.Abs(point.X) < 15).Select(static point => (float)point.X)];
        float[] y = new float[x.Length], derivative = new float[x.Length], fromOutput = new float[x.Length];
        catalogue.Get<SpanFunction<float>>(vector)(x, y);
        catalogue.Get<SpanFunction<float>>(vector, "Derivative")(x, derivative);
        catalogue.Get<SpanFunction<float>>(vector, "FromOutput")(y, fromOutput);
        for (int i = 0; i < x.Length; i++)
        {
            // The output is rounded, and 1 - y keeps an absolute error only.
            Assert.Equal(derivative[i], fromOutput[i], 1e-6 * (1 + Math.Abs(derivative[i])));
        }
    }

    [Theory]
    [MemberData(nameof(DeterminedByOutput))]
    public void TheOutputGivesTheSameSecondDerivative(string vector)
    {
        VectorFile file = VectorFile.Of(vector);
        CompiledCatalogue catalogue = CompiledCatalogue.Of(GeneratorHost.Default, ElementType.Double);
        double[] kinks = [.. Reference.Of(file.Activation, file.Parameters).Kinks];
        double[] x = [.. Enumerable.Range(-80, 161).Select(static i => (i * 0.11) + 0.003).Where(x => !kinks.Contains(x))];
        double[] y = new double[x.Length], second = new double[x.Length], fromOutput = new double[x.Length];
        catalogue.Get<SpanFunction<double>>(vector)(x, y);
        catalogue.Get<SpanFunction<double>>(vector, "Second")(x, second);
        catalogue.Get<SpanFunction<double>>(vector, "SecondFromOutput")(y, fromOutput);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(second[i], fromOutput[i], 1e-13 * (1 + Math.Abs(second[i])));
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void SecondDerivativeIsTheSlopeOfTheFirst(string vector)
    {
        VectorFile file = VectorFile.Of(vector);
        ReferenceFunction reference = Reference.Of(file.Activation, file.Parameters);
        var second = CompiledCatalogue.Of(GeneratorHost.Default, ElementType.Double).Get<SpanFunction<double>>(vector, "Second");
        const double Step = 1e-3;
        foreach (double x in Enumerable.Range(-80, 161).Select(static i => (i * 0.11) + 0.003).Concat([0.0, -0.0])) // at 0 halves of expressions meet
        {
            bool isKink = reference.Kinks.Any(kink => Math.Abs(kink - x) < 4 * Step) || (x == 0 && file.Activation == "softsign"); // of its derivative
            if (isKink)
            {
                continue;
            }

            double slope = (-reference.Derivative(x + (2 * Step)) + (8 * reference.Derivative(x + Step))
                - (8 * reference.Derivative(x - Step)) + reference.Derivative(x - (2 * Step))) / (12 * Step);
            var result = new double[1];
            second([x], result);
            Assert.Equal(slope, result[0], 1e-8 * (1 + Math.Abs(slope)));
        }
    }

    private static void CheckFloats(string name, GeneratorHost host)
    {
        VectorFile vector = VectorFile.Of(name);
        ReferenceFunction reference = Reference.Of(
            vector.Activation, vector.Parameters.Select(static parameter => KeyValuePair.Create(parameter.Key, (double)(float)parameter.Value)));
        float[] x =
        [
            0f, -0f, 1e-8f, -1e-8f, 17, -17, 20, -20, 88, -88, 1e4f, -1e4f,
            .. AccuracyTests.Inputs(reference),
        ];
        var derivative = new float[x.Length];
        CompiledCatalogue.Of(host, ElementType.Single).Get<SpanFunction<float>>(name, "Derivative")(x, derivative);

        double worst = 0;
        int worstAt = 0;
        for (int i = 0; i < x.Length; i++)
        {
            // A constant derivative does not look at x.
            double exact = float.IsNaN(x[i]) && vector.Activation is ("linear" or "scale" or "bias_add") ? derivative[i] : reference.Derivative(x[i]);
            double error = Math.Abs(derivative[i] - exact) <= Math.Pow(2, -24) && Math.Abs(exact) < 0.25 && Math.Abs(x[i]) < 4
                ? 0
                : Ulp.Distance(derivative[i], exact);
            if (!(error <= worst))
            {
                (worst, worstAt) = (error, i);
            }
        }

        Assert.True(worst <= 4, $"{name}'({x[worstAt]:g9}) = {derivative[worstAt]:g9} is {worst:0.00} ulp from {reference.Derivative(x[worstAt]):g17}");
    }
}
