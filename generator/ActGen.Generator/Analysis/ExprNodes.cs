using System.Collections.Generic;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Analysis;

/// <summary>Goes through expressions.</summary>
internal static class ExprNodes
{
    /// <summary>Every different subexpression, once: written out as a tree, what shares its parts may be too large to walk.</summary>
    public static IReadOnlyCollection<Expr> Nodes(this Expr expression)
    {
        var seen = new HashSet<Expr> { expression };
        var pending = new Stack<Expr>();
        pending.Push(expression);
        while (pending.Count > 0)
        {
            foreach (Expr operand in pending.Pop().Operands)
            {
                if (seen.Add(operand))
                {
                    pending.Push(operand);
                }
            }
        }

        return seen;
    }
}
