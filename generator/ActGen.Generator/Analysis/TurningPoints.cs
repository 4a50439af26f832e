using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Analysis;

/// <summary>Finds where the comparisons in an expression change their outcome.</summary>
internal sealed class TurningPoints
{
    /// <summary>More than any formula of an activation has.</summary>
    private const int Most = 16;

    private readonly Dictionary<Expr, IReadOnlyList<Polynomial>?> _lines = [];

    /// <summary>All points that may be such; null where that is not known of a comparison.</summary>
    public IReadOnlyCollection<double>? Of(Expr expression)
    {
        var turns = new HashSet<double>();
        foreach (Expr node in expression.Nodes())
        {
            if (node.Operation.IsRounding())
            {
                return null; // there are as many as integers
            }

            if (Compared(node) is not var (left, right))
            {
                continue;
            }

            if (Lines(left) is not { } lines || Lines(right) is not { } others)
            {
                return null;
            }

            foreach (Polynomial difference in lines.SelectMany(line => others.Select(other => (line + (other * new Polynomial(-1)))!)))
            {
                double turn = -difference.Constant / difference.Linear;
                if (!double.IsNaN(turn) && !double.IsInfinity(turn))
                {
                    turns.Add(turn);
                }
            }

            if (turns.Count > Most)
            {
                return null;
            }
        }

        return turns;
    }

    /// <summary>What an operation compares, or null.</summary>
    private static (Expr Left, Expr Right)? Compared(Expr node) => node.Operation switch
    {
        Operation.SelectLess or Operation.SelectLessOrEqual or Operation.SelectEqual or Operation.Min or Operation.Max => (node.Operands[0], node.Operands[1]),
        Operation.Abs => (node.Operands[0], 0),
        Operation.CopySign => (node.Operands[1], 0),
        _ => null,
    };

    /// <summary>The straight lines an expression is made of, or null where it is not made of such.</summary>
    private IReadOnlyList<Polynomial>? Lines(Expr expression)
    {
        if (!_lines.TryGetValue(expression, out IReadOnlyList<Polynomial>? lines))
        {
            lines = Polynomial.Of(expression, Expr.Input) is { } polynomial
                ? polynomial is { Quadratic: 0, Cubic: 0 } ? [polynomial] : null
                : Parts(expression);
            _lines.Add(expression, lines);
        }

        return lines;
    }

    private IReadOnlyList<Polynomial>? Parts(Expr expression)
    {
        IReadOnlyList<Expr> o = expression.Operands;
        IReadOnlyList<Polynomial>?[] parts = expression.Operation switch
        {
            Operation.Min or Operation.Max => [Lines(o[0]), Lines(o[1])],
            Operation.SelectLess or Operation.SelectLessOrEqual or Operation.SelectEqual => [Lines(o[2]), Lines(o[3])],
            Operation.Abs => [Lines(o[0]), Lines(-o[0])],
            _ => [null],
        };
        if (parts.Any(static part => part is null))
        {
            return null;
        }

        Polynomial[] all = [.. parts.SelectMany(static part => part!).Distinct()];
        return all.Length > Most ? null : all;
    }
}
