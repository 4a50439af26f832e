using System;
using System.Collections.Generic;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Catalog;

/// <summary>Shorthands for declaring entries.</summary>
internal static class Entry
{
    /// <summary>The one form of an activation whose error never passes <paramref name="maxUlp"/>.</summary>
    public static IReadOnlyList<FormDefinition> Single(double maxUlp, Func<FormulaContext, Expr> build, string? remark = null)
        =>
        [
            new()
            {
                Build = build,
                Bound = _ => new(maxUlp),
                Remark = _ => remark,
            },
        ];
}
