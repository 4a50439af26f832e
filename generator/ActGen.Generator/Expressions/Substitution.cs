using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>Puts expressions in the place of variables.</summary>
internal static class Substitution
{
    /// <summary>The expression with <paramref name="replacement"/> for every <paramref name="variable"/>.</summary>
    public static Expr Substitute(this Expr expression, Expr variable, Expr replacement)
        => expression.Substitute(new Dictionary<Expr, Expr> { [variable] = replacement });

    /// <summary>The expression with each variable replaced, all at once: replacements are left as they are.</summary>
    public static Expr Substitute(this Expr expression, IReadOnlyDictionary<Expr, Expr> replacements)
    {
        var done = new Dictionary<Expr, Expr>();
        foreach (KeyValuePair<Expr, Expr> replacement in replacements)
        {
            done.Add(replacement.Key, replacement.Value);
        }

        return Visit(expression);

        Expr Visit(Expr node)
        {
            if (!done.TryGetValue(node, out Expr? result))
            {
                result = node.WithOperands([.. node.Operands.Select(Visit)]);
                done.Add(node, result);
            }

            return result;
        }
    }

    /// <summary>Whether the variable occurs in the expression.</summary>
    public static bool Mentions(this Expr expression, Expr variable)
    {
        var seen = new HashSet<Expr>();
        return Visit(expression);

        bool Visit(Expr node) => node.Equals(variable) || (seen.Add(node) && node.Operands.Any(Visit));
    }
}
