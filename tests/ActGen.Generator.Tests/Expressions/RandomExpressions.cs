using System;
using System.Collections.Generic;
using ActGen.Generator.Expressions;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>Expressions and inputs made by chance, with a liking for the constants that rewriting rules look for.</summary>
internal static class RandomExpressions
{
    private static readonly double[] s_constants =
        [0, -0.0, 1, -1, 0.5, 2, -2, 4, 0.1, 1e-3, 3, 1e30, -1e30, 1e-40, 1e38, float.MaxValue, float.Epsilon, 8192, 1.0 / 1024, double.PositiveInfinity];

    public static readonly float[] Inputs =
    [
        0, -0f, 1, -1, 0.5f, -0.5f, 2, -2, 3.25f, -3.25f, 20, -20, 100, -100, 1e-3f, -1e-3f, 1e-20f, -1e-20f, 1e20f, -1e20f, float.MaxValue, float.MinValue, float.Epsilon,
        -float.Epsilon, 1.17549435e-38f, -1e-40f, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    public static IEnumerable<Expr> Take(int count, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            yield return Next(random, random.Next(1, 6));
        }
    }

    private static Expr Next(Random random, int depth)
    {
        if (depth == 0 || random.Next(8) == 0)
        {
            return random.Next(2) == 0 ? Expr.Input : Expr.Constant(s_constants[random.Next(s_constants.Length)]);
        }

        Expr a = Next(random, depth - 1), b = Next(random, depth - 1);
        return random.Next(21) switch
        {
            0 => a + b,
            1 => a - b,
            2 => a * b,
            3 => a / b,
            4 => -a,
            5 => Abs(a),
            6 => Sqrt(Abs(a)),
            7 => Min(a, b),
            8 => Max(a, b),
            9 => CopySign(a, b),
            10 => MultiplyAdd(a, b, Next(random, depth - 1)),
            11 => FusedMultiplyAdd(a, b, Next(random, depth - 1)),
            12 => IfLess(a, b, Next(random, depth - 1), Next(random, depth - 1)),
            13 => IfLessOrEqual(a, b, Next(random, depth - 1), a),
            14 => Exp(a),
            15 => Expm1(a),
            16 => Expr.Of(Operation.Floor, a),
            17 => Expr.Of(Operation.Ceiling, a),
            18 => Expr.Of(Operation.Round, a),
            19 => Expr.Of(Operation.Truncate, a),
            _ => Log1p(Abs(a)),
        };
    }
}
