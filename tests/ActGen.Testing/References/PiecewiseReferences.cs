using System;
using System.Collections.Generic;
using System.Runtime.Intrinsics;
using static ActGen.Testing.References.LaneMath;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace ActGen.Testing.References;

/// <summary>Activations made of straight lines, parabolas and steps.</summary>
internal static class PiecewiseReferences
{
    public static IEnumerable<ReferenceEntry> All { get; } =
    [
        new("linear")
        {
            Value = static _ => static x => x,
            Derivative = static _ => Constant(1),
            IsLinear = true,
        },
        new("scale")
        {
            Defaults = [("factor", 1)],
            Value = static p => Times(p["factor"]),
            Derivative = static p => Constant(p["factor"]),
            IsLinear = true,
        },
        new("square")
        {
            Value = static _ => static x => x * x,
            Derivative = static _ => static x => 2 * x,
            Range = static _ => (0, double.PositiveInfinity),
        },
        new("relu")
        {
            Value = static _ => static x => Where(x > 0, x, 0),
            Derivative = static _ => static x => Where(x > 0, 1, 0),
            Kinks = static _ => [0],
            Range = static _ => (0, double.PositiveInfinity),
        },
        new("relu6")
        {
            Value = static _ => static x => Clamp(x, 0, 6),
            Derivative = static _ => static x => Inside(x, 0, 6, 1),
            Kinks = static _ => [0, 6],
            Range = static _ => (0, 6),
        },
        new("leaky_relu")
        {
            Defaults = [("alpha", 0.2)],
            Value = static p => Leaky(p["alpha"]),
            Derivative = static p => LeakyDerivative(p["alpha"]),
            Kinks = static _ => [0],
        },
        new("prelu")
        {
            Defaults = [("alpha", 0.25)], // an example: it must be given
            Value = static p => Leaky(p["alpha"]),
            Derivative = static p => LeakyDerivative(p["alpha"]),
            Kinks = static _ => [0],
        },
        new("rrelu")
        {
            Defaults = [("lower", 1.0 / 8), ("upper", 1.0 / 3)],
            Value = static p => Leaky((p["lower"] + p["upper"]) / 2),
            Derivative = static p => LeakyDerivative((p["lower"] + p["upper"]) / 2),
            Kinks = static _ => [0],
        },
        new("bias_add")
        {
            Defaults = [("bias", 0.25)], // an example: it must be given
            Value = static p =>
            {
                double bias = p["bias"];
                return x => x + bias;
            },
            Derivative = static _ => Constant(1),
            IsLinear = true,
        },
        new("hard_tanh")
        {
            Defaults = [("min", -1), ("max", 1)],
            Value = static p =>
            {
                (double min, double max) = (p["min"], p["max"]);
                return x => Clamp(x, min, max);
            },
            Derivative = static p =>
            {
                (double min, double max) = (p["min"], p["max"]);
                return x => Inside(x, min, max, 1);
            },
            Kinks = static p => [p["min"], p["max"]],
            Range = static p => (p["min"], p["max"]),
        },
        new("hard_sigmoid")
        {
            Defaults = [("alpha", 1.0 / 6), ("beta", 0.5)],
            Value = static p =>
            {
                (double alpha, double beta) = (p["alpha"], p["beta"]);
                return IsSixth(p) ? static x => Clamp(x + 3, 0, 6) / 6 : x => Clamp(MultiplyAdd(alpha, x, beta), 0, 1);
            },
            Derivative = static p =>
            {
                (double alpha, double beta) = (p["alpha"], p["beta"]);
                return IsSixth(p) ? static x => Inside(x, -3, 3, 1.0 / 6) : x => Inside(MultiplyAdd(alpha, x, beta), 0, 1, alpha);
            },
            Kinks = static p => IsSixth(p) ? [-3, 3] : [-p["beta"] / p["alpha"], (1 - p["beta"]) / p["alpha"]],
            Range = static _ => (0, 1),
        },
        new("hard_swish")
        {
            Value = static _ => static x => Where(x <= -3, 0, x * Clamp(x + 3, 0, 6) / 6),
            Derivative = static _ => static x => Where(x < -3, 0, Where(x < 3, ((2 * x) + 3) / 6, 1)),
            Kinks = static _ => [-3, 3],
            HasTurn = true,
        },
        new("threshold")
        {
            Defaults = [("threshold", 1), ("value", 0)],
            Value = static p =>
            {
                (double threshold, double value) = (p["threshold"], p["value"]);
                return x => Where(x > threshold, x, value);
            },
            Derivative = static p =>
            {
                double threshold = p["threshold"];
                return x => Where(x > threshold, 1, 0);
            },
            Kinks = static p => [p["threshold"]],
        },
        new("softshrink")
        {
            Defaults = [("lambda", 0.5)],
            Value = static p =>
            {
                double lambda = p["lambda"];
                return x => Where(x > lambda, x - lambda, Where(x < -lambda, x + lambda, 0));
            },
            Derivative = static p => OutsideOf(p["lambda"]),
            Kinks = static p => [-p["lambda"], p["lambda"]],
        },
        new("hardshrink")
        {
            Defaults = [("lambda", 0.5)],
            Value = static p =>
            {
                double lambda = p["lambda"];
                return x => Where(Abs(x) > lambda, x, 0);
            },
            Derivative = static p => OutsideOf(p["lambda"]),
            Kinks = static p => [-p["lambda"], p["lambda"]],
        },
        new("sparse_plus")
        {
            Value = static _ => static x => Where(x <= -1, 0, Where(x < 1, (x + 1) * (x + 1) / 4, x)),
            Derivative = static _ => static x => Where(x <= -1, 0, Where(x < 1, (x + 1) / 2, 1)),
            Kinks = static _ => [-1, 1],
            Range = static _ => (0, double.PositiveInfinity),
        },
        new("sparse_sigmoid")
        {
            Value = static _ => static x => Clamp((x + 1) / 2, 0, 1),
            Derivative = static _ => static x => Inside(x, -1, 1, 0.5),
            Kinks = static _ => [-1, 1],
            Range = static _ => (0, 1),
        },
        new("step")
        {
            Defaults = [("at_zero", 0)],
            Value = static p =>
            {
                double atZero = p["at_zero"];
                return x => Where(x > 0, 1, Where(x < 0, 0, atZero));
            },
            Derivative = static _ => Constant(0),
            Kinks = static _ => [0],
        },
        new("sign")
        {
            Value = static _ => static x => Where(x > 0, 1, Where(x < 0, -1, 0)),
            Derivative = static _ => Constant(0),
            Kinks = static _ => [0],
            Range = static _ => (-1, 1),
        },
    ];

    /// <summary>What is <paramref name="inside"/> strictly between the ends, and 0 elsewhere.</summary>
    private static Lanes Inside(Lanes x, double low, double high, double inside) => Where(x > low, Where(x < high, inside, 0), 0);

    private static Func<Lanes, Lanes> Constant(double value) => _ => Vector512.Create(value);

    /// <summary>A multiple; zero is zero even of infinity.</summary>
    private static Func<Lanes, Lanes> Times(double factor) => factor == 0 ? Constant(0) : x => factor * x;

    private static Func<Lanes, Lanes> Leaky(double slope)
    {
        Func<Lanes, Lanes> negative = Times(slope);
        return x => Where(x > 0, x, negative(x));
    }

    private static Func<Lanes, Lanes> LeakyDerivative(double slope) => x => Where(x > 0, 1, slope);

    /// <summary>1 outside of the dead zone, 0 inside.</summary>
    private static Func<Lanes, Lanes> OutsideOf(double lambda) => x => Where(Abs(x) > lambda, 1, 0);

    /// <summary>A sixth is no number of the type: the nearest one, with an offset of a half, means the sixth itself.</summary>
    private static bool IsSixth(Arguments p) => p["alpha"] is 1.0 / 6 or (float)(1.0 / 6) && p["beta"] == 0.5;
}
