using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Catalog;

/// <summary>The ways to compute <c>x &gt; 0 ? x : alpha * x</c> without a branch, and the error of each.</summary>
internal static class LeakyReluForms
{
    public static IReadOnlyList<FormDefinition> All { get; } =
    [
        new()
        {
            Form = ActivationForm.AbsoluteValue,
            Build = static f =>
            {
                (double c1, double c2) = Coefficients(f);
                Expr magnitude = Min(Abs(f.X), f.Largest).Named("magnitude", "bounded: -infinity would give NaN below");
                return MultiplyAdd(c1, f.X, c2 * magnitude);
            },
            Bound = AbsoluteValueBound,
            Remark = static f =>
            {
                (double c1, double c2) = Coefficients(f);
                string unchanged = f.IsFused ? "so with a fused multiply-add every x >= 0 comes back unchanged (and -0 as 0)" : "and -0 becomes 0";
                return $"Branch-free as {NumberLiteral.Plain(c1, f.Element)} x + {NumberLiteral.Plain(c2, f.Element)} |x|. The two constants "
                    + $"add to exactly 1, {unchanged}. "
                    + "MinMax would round only once; ask for it with MaxUlp = 1.";
            },
        },
        new()
        {
            Form = ActivationForm.MinMax,
            Build = static f => f.Constant("alpha") switch
            {
                0 => Max(f.X, 0), // alpha * -infinity would be NaN
                1 => f.X,
                < 1 => Max(f.X, f["alpha"] * f.X),
                _ => Min(f.X, f["alpha"] * f.X),
            },

            // One NaN among the slopes of channels would spoil the positive side of its channel too.
            Bound = static f => f.Constant("alpha") is { } alpha ? new(alpha is 0 or 1 ? 0 : 0.5) : null,
            Remark = static f => f.Constant("alpha") switch
            {
                0 => "With alpha = 0 this is relu.",
                1 => "With alpha = 1 this is the identity.",
                < 1 => "Branch-free as max(x, alpha x), of which at most the product is rounded.",
                _ => "Branch-free as min(x, alpha x), of which at most the product is rounded.",
            },
        },
        new()
        {
            Form = ActivationForm.Select,
            Build = static f => Select(f, f["alpha"]),
            Bound = static f => f.Is("alpha", 0) ? null : new(0.5), // 0 * -infinity is NaN
            Remark = static _ => "Both sides are computed and one is selected, lane by lane.",
        },
    ];

    /// <summary>One of <c>x</c> and <c>slope * x</c>, for any slope that is not the constant 0.</summary>
    /// <param name="f">The context.</param>
    /// <param name="slope">The slope of the negative side.</param>
    /// <param name="isNeverZero">Whether the slope is known to be another number than 0, so that no product with it is NaN.</param>
    public static Expr Select(FormulaContext f, Expr slope, bool isNeverZero = false)
        => IfLess(0, f.X, f.X, slope * (slope.IsConstant || isNeverZero ? f.X : Max(f.X, -Entry.Reach(f, slope))));

    /// <summary>The derivative: 1, and the slope up to 0; NaN comes back.</summary>
    public static Expr Derivative(Expr x, Expr slope) => IfLess(0, x, 1, IfLessOrEqual(x, 0, slope, x));

    /// <summary>The derivative in terms of the output, which has the sign of x where the slope is known not to be negative.</summary>
    public static Expr? DerivativeFromOutput(FormulaContext f, Expr slope)
        => slope.IsConstant && slope.Value >= 0 ? Derivative(f.Y, slope) : null;

    /// <summary>c1 = (1 + alpha) / 2 rounded, and c2 = 1 - c1 so that the two add to exactly 1.</summary>
    private static (double C1, double C2) Coefficients(FormulaContext f)
    {
        double c1 = f.Round(0.5 * (1 + f.Value("alpha")));
        return (c1, f.Round(1 - c1));
    }

    /// <summary>
    /// Bounds the error of <c>c1 x + c2 |x|</c> on x = -m; on x &gt;= 0 it is exact when fused.
    /// </summary>
    /// <remarks>
    /// The exact result is alpha m. Three errors add up: the slope is c1 - c2 instead of alpha; c2 m (and c1 m, unfused) is
    /// rounded; the sum is rounded. Relative to ulp(alpha m) each is largest just below a power of two of alpha m, and
    /// changes step where c1 m or c2 m passes one; scaling x by two changes nothing. So it is enough to look at the pieces
    /// of [1, 2) between those points. Below the normal range all steps are the same size and the bound holds as well.
    /// </remarks>
    private static ErrorBound? AbsoluteValueBound(FormulaContext f)
    {
        if (f.Constant("alpha") is not { } alpha)
        {
            return null;
        }

        (double c1, double c2) = Coefficients(f);

        // Outside (0, 1) the terms do not cancel by halves: c1 x could overflow, or c2 would have to be rounded.
        if (!(alpha > 0 && alpha < 1) || c1 + c2 != 1 || c2 == 0)
        {
            return null;
        }

        double slopeError = Math.Abs((c1 - c2) - alpha); // exact: both differences are between neighbours
        double[] pieces = [.. new[] { 1, FirstPowerOfTwo(alpha), FirstPowerOfTwo(c1), FirstPowerOfTwo(c2), 2 }.Distinct().OrderBy(static m => m)];
        double fused = 0;
        double unfused = 0;
        for (int i = 0; i + 1 < pieces.Length; i++)
        {
            double middle = 0.5 * (pieces[i] + pieces[i + 1]);
            double ulp = Ulp(alpha * middle);

            // The sum may be pushed past a power of two, where its own rounding step doubles: a whole ulp instead of half.
            double common = (slopeError * pieces[i + 1] / ulp) + (0.5 * Ulp(c2 * middle) / ulp) + 1;
            fused = Math.Max(fused, common);
            unfused = Math.Max(unfused, common + (0.5 * Ulp(c1 * middle) / ulp));
        }

        return new(fused, unfused, "x < 0");

        // The m in [1, 2) at which the product with the coefficient is a power of two.
        static double FirstPowerOfTwo(double coefficient)
        {
            double m = Math.Pow(2, Math.Ceiling(Math.Log(coefficient, 2))) / coefficient;
            return m >= 2 ? m / 2 : m < 1 ? m * 2 : m;
        }

        double Ulp(double value) => Math.Pow(2, Math.Floor(Math.Log(value, 2)) - (f.Element.Precision() - 1));
    }
}
