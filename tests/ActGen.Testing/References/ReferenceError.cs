using System;
using System.Linq;
using ActGen.Testing.Numerics;

namespace ActGen.Testing.References;

/// <summary>How far a reference itself is off, at the floats among the points of a committed vector.</summary>
/// <param name="Value">The largest error of a value, relative to it.</param>
/// <param name="ValueAt">The input with that error.</param>
/// <param name="Derivative">The largest error of a derivative, relative to it, or to 1/1000 around where it changes sign.</param>
/// <param name="DerivativeAt">The input with that error.</param>
/// <param name="Points">How many points there were.</param>
/// <remarks>Below the range of floats, rounding to the smallest of them hides any error: there it counts relative to that one.</remarks>
public sealed record ReferenceError(double Value, double ValueAt, double Derivative, double DerivativeAt, int Points)
{
    /// <summary>Compares the reference with the vector.</summary>
    /// <param name="vector">The activation with its parameters and exact values.</param>
    public static ReferenceError Of(VectorFile vector)
    {
        ReferenceFunction reference = Reference.Of(vector.Activation, vector.Parameters);
        VectorPoint[] points = [.. vector.Points.Where(static point => (float)point.X == point.X)];
        (double value, double valueAt) = points.Select(point => (ErrorOfValue(reference, point), point.X)).Max();
        (double derivative, double derivativeAt) = points.Where(static point => point.Derivative is not null)
            .Select(point => (ErrorOfDerivative(reference, point), point.X)).Max();
        return new(value, valueAt, derivative, derivativeAt, points.Length);
    }

    private static double ErrorOfValue(ReferenceFunction reference, VectorPoint point)
    {
        double value = reference.Value(point.X);
        return Relative(value, point.Value, Math.Abs(point.Value.High));
    }

    private static double ErrorOfDerivative(ReferenceFunction reference, VectorPoint point)
    {
        double exact = point.Derivative!.Value;
        return Relative(reference.Derivative(point.X), exact, Math.Max(Math.Abs(exact), reference.HasTurn && Math.Abs(point.X) < 4 ? 1e-3 : 0));
    }

    private static double Relative(double value, DoubleDouble exact, double scale)
    {
        double error = value == exact.High && double.IsInfinity(value) ? 0 : Math.Abs(exact.From(value)) / Math.Max(scale, float.Epsilon);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
