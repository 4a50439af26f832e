using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>Puts an expression in the place of a variable.</summary>
internal static class Substitution
{
    /// <summary><paramref name="expression"/> with <paramref name="replacement"/> for every <paramref name="variable"/>.</summary>
    public static Expr Substitute(Expr expression, Expr variable, Expr replacement)
    {
        var done = new Dictionary<Expr, Expr> { [variable] = replacement };
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
}
