using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using ActGen.Testing.Numerics;
using ActGen.Testing.References;

namespace ActGen.Accuracy.Measuring;

/// <summary>The errors of an activation and its derivative in double precision, at the points of a committed vector.</summary>
/// <param name="Vector">The activation, its parameters and the exact values.</param>
/// <param name="Bound">The error the catalogue declares, in ulps.</param>
/// <param name="Value">The largest error of a value, in ulps of double.</param>
/// <param name="Derivative">The largest error of a derivative, counted as in <see cref="Tally"/>.</param>
internal sealed record DoubleErrors(VectorFile Vector, double Bound, double Value, double Derivative)
{
    /// <summary>The vectors hold derivatives rounded to double: half an ulp more.</summary>
    public const double DerivativeBound = Subject.DerivativeBound + 0.5;

    private const double DefaultMaxUlp = 8;

    /// <summary>Whether both are within their bounds.</summary>
    public bool IsWithin => Value <= Bound && Derivative <= DerivativeBound;

    /// <summary>Generates and measures every vector.</summary>
    public static IReadOnlyList<DoubleErrors> All()
    {
        VectorFile[] vectors = [.. VectorFile.Names.Select(VectorFile.Of)];
        string source = $$"""
            using System;
            using ActGen;

            public static partial class Doubles
            {
            {{string.Concat(vectors.Select(Declaration))}}
            }
            """;
        using LoadedAssembly loaded = GeneratorHost.Default.Run(source).ShouldCompile().Load();
        return [.. vectors.Select((vector, i) => Of(vector, Function($"F{i}"), Function($"F{i}Derivative")))];

        SpanFunction<double> Function(string name) => loaded.Get<SpanFunction<double>>("Doubles", name);
    }

    private static DoubleErrors Of(VectorFile vector, SpanFunction<double> value, SpanFunction<double> derivative)
    {
        bool hasTurn = Reference.Of(vector.Activation, vector.Parameters).HasTurn;
        double[] x = [.. vector.Points.Select(static point => point.X)], y = new double[x.Length], slope = new double[x.Length];
        value(x, y);
        derivative(x, slope);
        return new(
            vector,
            BoundOf(vector),
            vector.Points.Select((point, i) => Ulp.Distance(y[i], point.Value)).Max(),
            vector.Points.Select((point, i) => point.Derivative is { } exact ? Distance(slope[i], exact, hasTurn && Math.Abs(point.X) < 4) : 0).Max());
    }

    /// <summary>Around a turn, errors count in ulps of 1/8.</summary>
    private static double Distance(double got, double exact, bool isNearTurn)
        => isNearTurn && Math.Abs(exact) < 0.125 ? Math.Abs(got - exact) * Math.Pow(2, 55) : Ulp.Distance(got, exact);

    private static string Declaration(VectorFile vector, int index)
    {
        string parameters = string.Join(", ", vector.Parameters.Select(static p => $"{p.Key}: {p.Value.ToString("R", CultureInfo.InvariantCulture)}"));
        string activation = parameters.Length > 0 ? $"{vector.Activation}({parameters})" : vector.Activation;
        return $"    [Activation(\"{activation}\", Convention = Convention.TensorFlow)] public static partial void F{index}(ReadOnlySpan<double> x, Span<double> y);\n"
            + $"    [GradientOf(nameof(F{index}))] public static partial void F{index}Derivative(ReadOnlySpan<double> x, Span<double> dydx);\n";
    }

    private static double BoundOf(VectorFile vector)
    {
        ActivationDefinition definition = ActivationCatalog.Find(vector.Activation)!;
        var context = new FormulaContext(
            ElementType.Double,
            [
                .. definition.Parameters.Select(parameter => new BoundParameter(
                    parameter.Name, vector.Parameters.GetValueOrDefault(parameter.Name, parameter.Default?[Generator.Model.Convention.TensorFlow] ?? parameter.Example))),
            ]);
        return definition.Forms.Select(form => form.Bound(context)).First(static bound => bound is not null && bound.Largest <= DefaultMaxUlp)!.Fused;
    }
}
