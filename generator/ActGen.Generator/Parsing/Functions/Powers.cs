using System;
using ActGen.Generator.Expressions;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Parsing.Functions;

/// <summary>
/// Powers with a constant exponent, by multiplication and a square root: a few roundings, at most 4.5 ulp. Larger exponents
/// would multiply the errors, and other ones go through exp(p log x), which loses up to 88 ulp where the result is large.
/// </summary>
internal static class Powers
{
    private const double Smallest = -3;
    private const double Largest = 6;

    /// <summary>Tells the author which exponents there are.</summary>
    public const string Rule = "the exponent has to be a constant multiple of 0.5 from -3 to 6, or the base 2";

    /// <summary>The power with the special values of Math.Pow, or null where it has no vectorised form.</summary>
    public static Expr? Build(Expr x, Expr exponent)
    {
        if (x.IsConstantEqualTo(2))
        {
            return Expr.Call(Function.Exp2, exponent);
        }

        if (!exponent.IsConstant || exponent.Value is not (>= Smallest and <= Largest) || exponent.Value * 2 != Math.Floor(exponent.Value * 2))
        {
            return null;
        }

        // The reciprocal first: the power of a tiny x may overflow where its inverse is still a number.
        double magnitude = Math.Abs(exponent.Value);
        int whole = (int)Math.Floor(magnitude);
        Expr factor = exponent.Value < 0 ? 1 / x : x;
        if (whole == magnitude)
        {
            return whole == 0 ? 1 : Whole(factor, whole);
        }

        // Unlike a square root, Pow gives +0 for -0 and infinity for minus infinity.
        Expr root = Sqrt(Expr.Of(Operation.SelectEqual, x, double.NegativeInfinity, double.PositiveInfinity, x + 0));
        Expr factorOfHalf = exponent.Value < 0 ? 1 / root : root;
        return whole == 0 ? factorOfHalf : Whole(Abs(factor), whole) * factorOfHalf;
    }

    private static Expr Whole(Expr x, int exponent)
    {
        if (exponent == 1)
        {
            return x;
        }

        Expr half = Whole(x, exponent / 2);
        Expr square = half * half;
        return exponent % 2 == 0 ? square : square * x;
    }
}
