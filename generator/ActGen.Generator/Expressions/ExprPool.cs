using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Keeps one node for equal expressions. Comparing them is then comparing references; without it a chain of squarings,
/// written twice, would take time exponential in its length.
/// </summary>
internal sealed class ExprPool
{
    private readonly Dictionary<Expr, (Expr Node, int Depth)> _nodes = [];

    /// <summary>The node that stands for all expressions equal to this one.</summary>
    public Expr Share(Expr expression) => Find(expression).Node;

    /// <summary>The length of the longest path from this expression to a leaf.</summary>
    public int DepthOf(Expr expression) => Find(expression).Depth;

    private (Expr Node, int Depth) Find(Expr expression)
    {
        if (!_nodes.TryGetValue(expression, out (Expr Node, int Depth) entry))
        {
            (Expr Node, int Depth)[] operands = [.. expression.Operands.Select(Find)];
            Expr node = expression.WithOperands([.. operands.Select(static operand => operand.Node)]);
            entry = (node, operands.Length == 0 ? 0 : 1 + operands.Max(static operand => operand.Depth));
            _nodes.Add(node, entry);
        }

        return entry;
    }
}
