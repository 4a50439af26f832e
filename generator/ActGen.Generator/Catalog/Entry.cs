using System;
using System.Collections.Generic;
using ActGen.Generator.Expressions;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Catalog;

/// <summary>Shorthands for declaring entries.</summary>
internal static class Entry
{
    /// <summary>The one form of an activation whose error never passes <paramref name="maxUlp"/>.</summary>
    public static IReadOnlyList<FormDefinition> Single(double maxUlp, Func<FormulaContext, Expr> build, string? remark = null)
        => Single(_ => maxUlp, build, remark);

    /// <summary>The one form of an activation whose error depends on its parameters.</summary>
    public static IReadOnlyList<FormDefinition> Single(Func<FormulaContext, double> maxUlp, Func<FormulaContext, Expr> build, string? remark = null)
        =>
        [
            new()
            {
                Build = build,
                Bound = context => new(maxUlp(context)),
                Remark = _ => remark,
            },
        ];

    /// <summary>
    /// The largest magnitude that a factor known at run time only may meet: infinity, but the largest finite value where the
    /// factor is zero, for zero times infinity is NaN.
    /// </summary>
    public static Expr Reach(FormulaContext f, Expr factor) => IfEqual(factor, 0, f.Largest, double.PositiveInfinity).Named("reach", "finite where zero is multiplied with it");

    /// <summary>What <paramref name="above"/> is for x above <paramref name="edge"/>, and 0 up to it.</summary>
    public static Expr Step(Expr x, Expr edge, Expr above) => IfLess(edge, x, above, ZeroUpTo(x, edge));

    /// <summary>What <paramref name="inside"/> is strictly between the edges, and 0 elsewhere.</summary>
    public static Expr Plateau(Expr x, Expr from, Expr to, Expr inside) => IfLess(from, x, IfLess(x, to, inside, 0), ZeroUpTo(x, from));

    /// <summary>0 for x up to the edge; a NaN, which no comparison holds for, comes back.</summary>
    private static Expr ZeroUpTo(Expr x, Expr edge) => IfLessOrEqual(x, edge, 0, x);
}
