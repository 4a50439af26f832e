using System;
using System.Collections.Generic;
using ActGen.Generator.Expressions;

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
}
