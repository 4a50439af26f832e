using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>Tells kernels that the driver unrolls from those that keep the processor busy by themselves.</summary>
internal static class KernelCost
{
    /// <summary>Whether an expression is a handful of one-cycle instructions: no function, division or root.</summary>
    public static bool IsLight(Expr expression)
    {
        var seen = new HashSet<Expr>(); // shared subexpressions once: repeated squaring has exponentially many paths
        return Visit(expression);

        bool Visit(Expr node)
            => !seen.Add(node) || (node.Operation is not (Operation.Call or Operation.Divide or Operation.Sqrt) && node.Operands.All(Visit));
    }
}
