using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>Tells kernels that the driver unrolls from those that keep the processor busy by themselves.</summary>
internal static class KernelCost
{
    /// <summary>
    /// The number of elementary functions that the just-in-time compiler of .NET 10 still inlines into one loop, measured with
    /// chains of the sigmoid; .NET 8 stops at half of it.
    /// </summary>
    public const int MostFunctions = 8;

    /// <summary>The number of different calls of elementary functions in a kernel.</summary>
    public static int CountFunctions(KernelExpressions kernel)
    {
        var seen = new HashSet<Expr>();
        int count = 0;
        foreach (KernelOutput output in kernel.Outputs)
        {
            Visit(output.Value);
        }

        return count;

        void Visit(Expr node)
        {
            if (seen.Add(node))
            {
                count += node.Operation == Operation.Call ? 1 : 0;
                foreach (Expr operand in node.Operands)
                {
                    Visit(operand);
                }
            }
        }
    }

    /// <summary>Whether an expression is a handful of one-cycle instructions: no function, division or root.</summary>
    public static bool IsLight(Expr expression)
    {
        var seen = new HashSet<Expr>(); // shared subexpressions once: repeated squaring has exponentially many paths
        return Visit(expression);

        bool Visit(Expr node)
            => !seen.Add(node) || (node.Operation is not (Operation.Call or Operation.Divide or Operation.Sqrt) && node.Operands.All(Visit));
    }
}
