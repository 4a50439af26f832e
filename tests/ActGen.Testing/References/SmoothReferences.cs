using System;
using System.Collections.Generic;
using System.Runtime.Intrinsics;
using static ActGen.Testing.References.LaneMath;
using static ActGen.Testing.References.SpecialFunctions;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace ActGen.Testing.References;

/// <summary>Activations built on exponentials and roots, each in a form that loses nothing in its tails.</summary>
internal static class SmoothReferences
{
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;

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
            Range = static _ => (double.NegativeInfinity, 0),
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
            Derivative = static _ => static x =>
            {
                Lanes tanh = Tanh(x);
                return tanh * tanh;
            },
        },
        new("softsign")
        {
            Value = static _ => static x => Where(IsInfinite(x), CopySign(1, x), x / (1 + Abs(x))),
            Derivative = static _ => static x => 1 / ((1 + Abs(x)) * (1 + Abs(x))),
            Range = static _ => (-1, 1),
        },
        new("softplus")
        {
            Defaults = [("beta", 1), ("threshold", double.PositiveInfinity)],
            Value = static p =>
            {
                (double beta, double threshold) = (p["beta"], p["threshold"]);
                return x => Where(beta * x > threshold, x, Softplus(beta * x) / beta);
            },
            Derivative = static p =>
            {
                (double beta, double threshold) = (p["beta"], p["threshold"]);
                return x => Where(beta * x > threshold, 1, Logistic(beta * x));
            },
            Kinks = static p => double.IsInfinity(p["threshold"]) ? [] : [p["threshold"] / p["beta"]],
            Range = static _ => (0, double.PositiveInfinity),
        },
        new("squareplus")
        {
            Defaults = [("b", 4)],
            Value = static p =>
            {
                double b = p["b"];
                return x =>
                {
                    Lanes root = Sqrt((x * x) + b);
                    return Where(x >= 0, (x + root) / 2, b / (2 * (root - x)));
                };
            },
            Derivative = static p =>
            {
                (double b, double atZero) = (p["b"], p["b"] == 0 ? 0 : 0.5);
                return x =>
                {
                    Lanes root = Sqrt((x * x) + b);
                    Lanes slope = Where(x > 0, (1 + (x / root)) / 2, b / (2 * root * (root - x)));
                    return Where(Equal(x, 0), atZero, Where(IsInfinite(x), Where(x > 0, 1, 0), slope));
                };
            },
            Kinks = static p => p["b"] == 0 ? [0] : [],
            Range = static _ => (0, double.PositiveInfinity),
        },
        new("silu")
        {
            Defaults = [("beta", 1)],
            Value = static p =>
            {
                double beta = p["beta"];
                return beta == 0 ? static x => x / 2 : x => Gated(x, beta * x);
            },
            Derivative = static p =>
            {
                double beta = p["beta"];
                return beta == 0 ? static _ => Vector512.Create(0.5) : x => GatedDerivative(beta * x, beta * x);
            },
            HasTurn = true,
        },
        new("quick_gelu")
        {
            Value = static _ => static x => Gated(x, 1.702 * x),
            Derivative = static _ => static x => GatedDerivative(1.702 * x, 1.702 * x),
            HasTurn = true,
        },
        new("gelu_tanh")
        {
            Value = static _ => static x => Gated(x, GeluTanhGate(x)),
            Derivative = static _ => static x => GatedDerivative(GeluTanhGate(x), x * GeluTanhSlope * (1 + (3 * 0.044715 * x * x))),
            HasTurn = true,
        },
        new("gelu")
        {
            Value = static _ => static x =>
            {
                Lanes tail = NormalDistribution.Tail(Abs(x));
                return Where(x > 0, x * (1 - tail), ZeroWins(tail, x));
            },
            Derivative = static _ => static x =>
            {
                Lanes tail = NormalDistribution.Tail(Abs(x));
                return Where(x > 0, 1 - tail, tail) + ZeroWins(NormalDistribution.Density(x), x);
            },
            HasTurn = true,
        },
        new("mish")
        {
            Value = static _ => Mish,
            Derivative = static _ => MishDerivative,
            HasTurn = true,
        },
        new("elu")
        {
            Defaults = [("alpha", 1)],
            Value = static p =>
            {
                double alpha = p["alpha"];
                return x => Where(x > 0, x, alpha * Expm1(x));
            },
            Derivative = static p =>
            {
                double alpha = p["alpha"];
                return x => Where(x > 0, 1, alpha * Exp(x));
            },
            Kinks = static _ => [0],
        },
        new("selu")
        {
            Value = static _ => static x => SeluScale * Where(x > 0, x, SeluAlpha * Expm1(x)),
            Derivative = static _ => static x => SeluScale * Where(x > 0, 1, SeluAlpha * Exp(x)),
            Kinks = static _ => [0],
            Range = static _ => (-SeluScale * SeluAlpha, double.PositiveInfinity),
        },
        new("celu")
        {
            Defaults = [("alpha", 1)],
            Value = static p =>
            {
                double alpha = p["alpha"];
                return x => Where(x > 0, x, alpha * Expm1(x / alpha));
            },
            Derivative = static p =>
            {
                double alpha = p["alpha"];
                return x => Where(x > 0, 1, Exp(x / alpha));
            },
            Kinks = static _ => [0],
            Range = static p => (-p["alpha"], double.PositiveInfinity),
        },
        new("exponential")
        {
            Value = static _ => Exp,
            Derivative = static _ => Exp,
            Range = static _ => (0, double.PositiveInfinity),
        },
    ];

    /// <summary>2 √(2/π).</summary>
    private const double GeluTanhSlope = 1.5957691216057307117597842397375;

    private static Lanes IsInfinite(Lanes x) => Equal(Abs(x), double.PositiveInfinity);

    /// <summary>A vanishing factor times another, which may be infinite: the exponential wins.</summary>
    private static Lanes ZeroWins(Lanes vanishing, Lanes x) => Where(Equal(vanishing, 0), CopySign(0, x), vanishing * x);

    /// <summary>(1 + tanh(u)) / 2 is the logistic function of 2 u.</summary>
    private static Lanes GeluTanhGate(Lanes x) => GeluTanhSlope * (x + (0.044715 * x * x * x));

    /// <summary>x / (1 + e^−z) where z has the sign of x or the other, and grows no slower.</summary>
    private static Lanes Gated(Lanes x, Lanes z) => ZeroWins(Logistic(z), x);

    /// <summary>The derivative of x / (1 + e^−z) where <paramref name="slope"/> is x z′: σ(z) (1 + x z′ (1 − σ(z))).</summary>
    private static Lanes GatedDerivative(Lanes z, Lanes slope)
    {
        Lanes gate = Logistic(z), rest = Logistic(-z);
        return Where(Equal(gate, 0), 0, Where(Equal(rest, 0), 1, gate * (1 + (slope * rest))));
    }

    /// <summary>tanh(log(1 + e^x)) is a quotient of polynomials in e^x, or in e^−x where that is the smaller.</summary>
    private static Lanes Mish(Lanes x)
    {
        Lanes e = Exp(-Abs(x));
        return Where(
            x >= 0,
            x * (1 + (2 * e)) / (1 + (2 * e * (1 + e))),
            ZeroWins(e, x) * (e + 2) / (2 + (e * (e + 2))));
    }

    private static Lanes MishDerivative(Lanes x)
    {
        Lanes e = Exp(-Abs(x));
        Lanes denominator = 1 + (2 * e * (1 + e));
        Lanes sum = 2 + (e * (e + 2));
        Lanes right = ((1 + (2 * e)) / denominator) + (4 * x * e * e * (1 + e) / (denominator * denominator));
        Lanes left = e * (((e + 2) / sum) + (4 * x * (e + 1) / (sum * sum)));
        return Where(x >= 0, Where(Equal(e, 0), 1, right), Where(Equal(e, 0), 0, left));
    }
}
