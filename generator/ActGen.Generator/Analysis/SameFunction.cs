using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Analysis;

/// <summary>
/// Tells whether what somebody wrote is the function that another expression computes, however differently: the forms of the
/// catalogue are not those of textbooks.
/// </summary>
/// <remarks>
/// Where the comparisons in what is written change their outcome is computed exactly; it has to be known for all of them. Between
/// those points it is analytic, and there it has to have the values of the other at more points than any formula of that size
/// could share with another function.
/// </remarks>
internal sealed class SameFunction
{
    /// <summary>Distances from a point where a comparison turns.</summary>
    private static readonly double[] Steps =
    [
        1e-3, 0.01, 0.05, 0.13, 0.29, 0.41, 0.61, 0.83, 1.07, 1.31, 1.73, 2.11, 2.57, 2.9, 3.3, 4.1, 5.3, 6.7, 8.3, 11.7, 17.9, 31.3, 55.1, 79.7, 300, 5e3, 1e6,
    ];

    private readonly Expr _written;
    private readonly ElementType _element;
    private readonly double[] _points;
    private readonly double[] _values;

    private SameFunction(Expr written, ElementType element, IEnumerable<double> turns)
    {
        _written = written;
        _element = element;
        _points = [.. Points(turns.Append(0).Distinct().OrderBy(static turn => turn).ToArray()).Distinct()];
        _values = [.. _points.Select(point => FunctionValue.At(written, point))];
    }

    /// <summary>Whether NaN comes back from what is written.</summary>
    public bool KeepsNaN => double.IsNaN(FunctionValue.At(_written, double.NaN));

    /// <summary>What compares with an expression of <see cref="Expr.Input"/>, or null where it cannot be told what that is.</summary>
    public static SameFunction? As(Expr written, ElementType element)
    {
        return !IsNaN(written) && new TurningPoints().Of(written) is { } turns ? new(written, element, turns) : null;
    }

    /// <summary>Whether a form of the catalogue is the same.</summary>
    public bool Is(Expr form)
    {
        Expr simplified = Simplifier.Simplify(form, _element);
        if (simplified.Equals(Simplifier.Simplify(_written, _element)))
        {
            return true;
        }

        int compared = 0;
        for (int i = 0; i < _points.Length; i++)
        {
            // Where a formula overflows, the activation is its limit.
            if (double.IsNaN(_values[i]) || double.IsInfinity(_values[i]))
            {
                continue;
            }

            compared++;
            if (!IsNear(_values[i], FunctionValue.At(form, _points[i])))
            {
                return false;
            }
        }

        return compared * 4 > _points.Length * 3;
    }

    /// <summary>Whether two values are the same but for the rounding of constants.</summary>
    private bool IsNear(double left, double right)
    {
        double precision = Math.Pow(2, 4 - _element.Precision());
        return Math.Abs(left - right) <= precision * Math.Max(Math.Abs(left), Math.Abs(right)) || Math.Abs(left - right) <= precision * 0.01;
    }

    private static IEnumerable<double> Points(double[] turns)
    {
        for (int i = 0; i < turns.Length; i++)
        {
            yield return turns[i];
            double below = i == 0 ? double.NegativeInfinity : turns[i - 1];
            double above = i == turns.Length - 1 ? double.PositiveInfinity : turns[i + 1];
            foreach (double step in Steps)
            {
                yield return double.IsInfinity(above) ? turns[i] + step : turns[i] + (step / (step + 1) * (above - turns[i]));
                yield return double.IsInfinity(below) ? turns[i] - step : turns[i] - (step / (step + 1) * (turns[i] - below));
            }
        }
    }

    /// <summary>Whether NaN stands in the expression, with which comparisons turn nowhere.</summary>
    private static bool IsNaN(Expr expression) => expression.Nodes().Any(static node => node.IsConstant && double.IsNaN(node.Value));
}
