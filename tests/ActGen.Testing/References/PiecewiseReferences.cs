using System;
using System.Collections.Generic;

namespace ActGen.Testing.References;

/// <summary>Activations made of straight lines, parabolas and steps.</summary>
internal static class PiecewiseReferences
{
    public static IEnumerable<ReferenceEntry> All { get; } =
    [
        new("linear")
        {
            Value = static _ => static x => x,
            Derivative = static _ => static _ => 1,
        },
        new("scale")
        {
            Defaults = [("factor", 1)],
            Value = static p => x => p["factor"] == 0 ? 0 : p["factor"] * x,
            Derivative = static p => _ => p["factor"],
        },
        new("square")
        {
            Value = static _ => static x => x * x,
            Derivative = static _ => static x => 2 * x,
            Range = static _ => (0, double.PositiveInfinity),
        },
        new("relu")
        {
            Value = static _ => static x => x > 0 ? x : 0,
            Derivative = static _ => static x => x > 0 ? 1 : 0,
            Kinks = static _ => [0],
            Range = static _ => (0, double.PositiveInfinity),
        },
        new("relu6")
        {
            Value = static _ => static x => Math.Clamp(x, 0, 6),
            Derivative = static _ => static x => x is > 0 and < 6 ? 1 : 0,
            Kinks = static _ => [0, 6],
            Range = static _ => (0, 6),
        },
        new("leaky_relu")
        {
            Defaults = [("alpha", 0.2)],
            Value = static p => x => Leaky(x, p["alpha"]),
            Derivative = static p => x => x > 0 ? 1 : p["alpha"],
            Kinks = static _ => [0],
        },
        new("prelu")
        {
            Defaults = [("alpha", 0.25)], // an example: it must be given
            Value = static p => x => Leaky(x, p["alpha"]),
            Derivative = static p => x => x > 0 ? 1 : p["alpha"],
            Kinks = static _ => [0],
        },
        new("rrelu")
        {
            Defaults = [("lower", 1.0 / 8), ("upper", 1.0 / 3)],
            Value = static p => x => Leaky(x, (p["lower"] + p["upper"]) / 2),
            Derivative = static p => x => x > 0 ? 1 : (p["lower"] + p["upper"]) / 2,
            Kinks = static _ => [0],
        },
        new("bias_add")
        {
            Defaults = [("bias", 0.25)], // an example: it must be given
            Value = static p => x => x + p["bias"],
            Derivative = static _ => static _ => 1,
        },
        new("hard_tanh")
        {
            Defaults = [("min", -1), ("max", 1)],
            Value = static p => x => Math.Clamp(x, p["min"], p["max"]),
            Derivative = static p => x => x > p["min"] && x < p["max"] ? 1 : 0,
            Kinks = static p => [p["min"], p["max"]],
            Range = static p => (p["min"], p["max"]),
        },
        new("hard_sigmoid")
        {
            Defaults = [("alpha", 1.0 / 6), ("beta", 0.5)],
            Value = static p => IsSixth(p)
                ? static x => Math.Clamp(x + 3, 0, 6) / 6
                : x => Math.Clamp(Math.FusedMultiplyAdd(p["alpha"], x, p["beta"]), 0, 1),
            Derivative = static p => IsSixth(p)
                ? static x => Math.Abs(x) < 3 ? 1.0 / 6 : 0
                : x => Math.FusedMultiplyAdd(p["alpha"], x, p["beta"]) is > 0 and < 1 ? p["alpha"] : 0,
            Kinks = static p => IsSixth(p) ? [-3, 3] : [-p["beta"] / p["alpha"], (1 - p["beta"]) / p["alpha"]],
            Range = static _ => (0, 1),
        },
        new("hard_swish")
        {
            Value = static _ => static x => x <= -3 ? 0 : x * Math.Min(x + 3, 6) / 6,
            Derivative = static _ => static x => x < -3 ? 0 : x < 3 ? (2 * x + 3) / 6 : 1,
            Kinks = static _ => [-3, 3],
        },
        new("threshold")
        {
            Defaults = [("threshold", 1), ("value", 0)],
            Value = static p => x => x > p["threshold"] ? x : p["value"],
            Derivative = static p => x => x > p["threshold"] ? 1 : 0,
            Kinks = static p => [p["threshold"]],
        },
        new("softshrink")
        {
            Defaults = [("lambda", 0.5)],
            Value = static p => x => x > p["lambda"] ? x - p["lambda"] : x < -p["lambda"] ? x + p["lambda"] : 0,
            Derivative = static p => x => Math.Abs(x) > p["lambda"] ? 1 : 0,
            Kinks = static p => [-p["lambda"], p["lambda"]],
        },
        new("hardshrink")
        {
            Defaults = [("lambda", 0.5)],
            Value = static p => x => Math.Abs(x) > p["lambda"] ? x : 0,
            Derivative = static p => x => Math.Abs(x) > p["lambda"] ? 1 : 0,
            Kinks = static p => [-p["lambda"], p["lambda"]],
        },
        new("sparse_plus")
        {
            Value = static _ => static x => x <= -1 ? 0 : x < 1 ? (x + 1) * (x + 1) / 4 : x,
            Derivative = static _ => static x => x <= -1 ? 0 : x < 1 ? (x + 1) / 2 : 1,
            Kinks = static _ => [-1, 1],
            Range = static _ => (0, double.PositiveInfinity),
        },
        new("sparse_sigmoid")
        {
            Value = static _ => static x => Math.Clamp((x + 1) / 2, 0, 1),
            Derivative = static _ => static x => Math.Abs(x) < 1 ? 0.5 : 0,
            Kinks = static _ => [-1, 1],
            Range = static _ => (0, 1),
        },
        new("step")
        {
            Defaults = [("at_zero", 0)],
            Value = static p => x => x > 0 ? 1 : x < 0 ? 0 : p["at_zero"],
            Derivative = static _ => static _ => 0,
            Kinks = static _ => [0],
        },
        new("sign")
        {
            Value = static _ => static x => Math.Sign(x),
            Derivative = static _ => static _ => 0,
            Kinks = static _ => [0],
            Range = static _ => (-1, 1),
        },
    ];

    private static double Leaky(double x, double slope) => x > 0 ? x : slope == 0 ? 0 : slope * x;

    /// <summary>A sixth is no number of the type: the nearest one, with an offset of a half, means the sixth itself.</summary>
    private static bool IsSixth(Arguments p) => p["alpha"] is 1.0 / 6 or (float)(1.0 / 6) && p["beta"] == 0.5;
}
