using System;
using System.Collections.Generic;
using static ActGen.Testing.References.SpecialFunctions;

namespace ActGen.Testing.References;

/// <summary>Activations built on exponentials and roots, each in a form that loses nothing in its tails.</summary>
internal static class SmoothReferences
{
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;
    private const double Infinity = double.PositiveInfinity;

    public static IEnumerable<ReferenceEntry> All { get; } =
    [
        new("sigmoid")
        {
            Value = static _ => Logistic,
            Derivative = static _ => LogisticDerivative,
            Range = static _ => (0, 1),
        },
        new("log_sigmoid")
        {
            Value = static _ => static x => -Softplus(-x),
            Derivative = static _ => static x => Logistic(-x),
            Range = static _ => (-Infinity, 0),
        },
        new("tanh")
        {
            Value = static _ => Tanh,
            Derivative = static _ => static x => 4 * LogisticDerivative(2 * x),
            Range = static _ => (-1, 1),
        },
        new("tanhshrink")
        {
            Value = static _ => XMinusTanh,
            Derivative = static _ => static x => Tanh(x) * Tanh(x),
        },
        new("softsign")
        {
            Value = static _ => static x => double.IsInfinity(x) ? Math.Sign(x) : x / (1 + Math.Abs(x)),
            Derivative = static _ => static x => 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x))),
            Range = static _ => (-1, 1),
        },
        new("softplus")
        {
            Defaults = [("beta", 1), ("threshold", Infinity)],
            Value = static p => x => p["beta"] * x > p["threshold"] ? x : Softplus(p["beta"] * x) / p["beta"],
            Derivative = static p => x => p["beta"] * x > p["threshold"] ? 1 : Logistic(p["beta"] * x),
            Kinks = static p => double.IsInfinity(p["threshold"]) ? [] : [p["threshold"] / p["beta"]],
            Range = static _ => (0, Infinity),
        },
        new("squareplus")
        {
            Defaults = [("b", 4)],
            Value = static p => x => x >= 0 ? (x + Root(x, p)) / 2 : p["b"] / (2 * (Root(x, p) - x)),
            Derivative = static p => x => x == 0 ? (p["b"] == 0 ? 0 : 0.5)
                : double.IsInfinity(x) ? (x > 0 ? 1 : 0)
                : x > 0 ? (1 + (x / Root(x, p))) / 2 : p["b"] / (2 * Root(x, p) * (Root(x, p) - x)),
            Kinks = static p => p["b"] == 0 ? [0] : [],
            Range = static _ => (0, Infinity),
        },
        new("silu")
        {
            Defaults = [("beta", 1)],
            Value = static p => x => p["beta"] == 0 ? x / 2 : Gated(x, p["beta"] * x),
            Derivative = static p => x => p["beta"] == 0 ? 0.5 : GatedDerivative(p["beta"] * x, p["beta"] * x),
        },
        new("quick_gelu")
        {
            Value = static _ => static x => Gated(x, 1.702 * x),
            Derivative = static _ => static x => GatedDerivative(1.702 * x, 1.702 * x),
        },
        new("gelu_tanh")
        {
            Value = static _ => static x => Gated(x, GeluTanhGate(x)),
            Derivative = static _ => static x => GatedDerivative(GeluTanhGate(x), x * GeluTanhSlope * (1 + (3 * 0.044715 * x * x))),
        },
        new("gelu")
        {
            Value = static _ => static x => x > 0 ? x * (1 - NormalTail(x)) : double.IsInfinity(x) ? 0 : x * NormalTail(-x),
            Derivative = static _ => static x => double.IsInfinity(x) ? (x > 0 ? 1 : 0)
                : x > 0 ? 1 - NormalTail(x) + (x * NormalDensity(x)) : NormalTail(-x) + (x * NormalDensity(x)),
        },
        new("mish")
        {
            Value = static _ => Mish,
            Derivative = static _ => MishDerivative,
        },
        new("elu")
        {
            Defaults = [("alpha", 1)],
            Value = static p => x => x > 0 ? x : p["alpha"] * Expm1(x),
            Derivative = static p => x => x > 0 ? 1 : p["alpha"] * Math.Exp(x),
            Kinks = static _ => [0],
        },
        new("selu")
        {
            Value = static _ => static x => SeluScale * (x > 0 ? x : SeluAlpha * Expm1(x)),
            Derivative = static _ => static x => SeluScale * (x > 0 ? 1 : SeluAlpha * Math.Exp(x)),
            Kinks = static _ => [0],
            Range = static _ => (-SeluScale * SeluAlpha, Infinity),
        },
        new("celu")
        {
            Defaults = [("alpha", 1)],
            Value = static p => x => x > 0 ? x : p["alpha"] * Expm1(x / p["alpha"]),
            Derivative = static p => x => x > 0 ? 1 : Math.Exp(x / p["alpha"]),
            Kinks = static _ => [0],
            Range = static p => (-p["alpha"], Infinity),
        },
        new("exponential")
        {
            Value = static _ => Math.Exp,
            Derivative = static _ => Math.Exp,
            Range = static _ => (0, Infinity),
        },
    ];

    /// <summary>2 √(2/π).</summary>
    private const double GeluTanhSlope = 1.5957691216057307117597842397375;

    private static double Root(double x, Arguments p) => Math.Sqrt((x * x) + p["b"]);

    /// <summary>(1 + tanh(u)) / 2 is the logistic function of 2 u.</summary>
    private static double GeluTanhGate(double x) => GeluTanhSlope * (x + (0.044715 * x * x * x));

    /// <summary>x / (1 + e^−z) where z has the sign of x or the other, and grows no slower.</summary>
    private static double Gated(double x, double z)
    {
        double gate = Logistic(z);
        return gate == 0 ? 0 : x * gate; // infinity times zero: the exponential wins
    }

    /// <summary>The derivative of x / (1 + e^−z) where <paramref name="slope"/> is x z′: σ(z) (1 + x z′ (1 − σ(z))).</summary>
    private static double GatedDerivative(double z, double slope)
    {
        double gate = Logistic(z), rest = Logistic(-z);
        return gate == 0 ? 0 : rest == 0 ? 1 : gate * (1 + (slope * rest));
    }

    /// <summary>tanh(log(1 + e^x)) is a quotient of polynomials in e^x, or in e^−x where that is the smaller.</summary>
    private static double Mish(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return x >= 0
            ? x * (1 + (2 * e)) / (1 + (2 * e * (1 + e)))
            : e == 0 ? 0 : x * e * (e + 2) / (2 + (e * (e + 2)));
    }

    private static double MishDerivative(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        if (x >= 0)
        {
            double denominator = 1 + (2 * e * (1 + e));
            return e == 0 ? 1 : ((1 + (2 * e)) / denominator) + (4 * x * e * e * (1 + e) / (denominator * denominator));
        }

        double sum = 2 + (e * (e + 2));
        return e == 0 ? 0 : e * (((e + 2) / sum) + (4 * x * (e + 1) / (sum * sum)));
    }
}
