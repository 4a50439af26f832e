using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Expressions;

/// <summary>How much work a kernel is, for the runtime to choose a loop by.</summary>
internal static class KernelCost
{
    /// <summary>
    /// The number of elementary functions that the just-in-time compiler of .NET 10 still inlines into one loop, measured with
    /// chains of the sigmoid; .NET 8 stops at half of it.
    /// </summary>
    public const int MostFunctions = 8;

    /// <summary>
    /// The number of operations, those of elementary functions included, that it still inlines into a loop which takes two registers
    /// at a time: it gives up at 512 local variables.
    /// </summary>
    private const int MostOperationsOfPair = 72;

    /// <summary>The number of different calls of elementary functions in a kernel.</summary>
    public static int CountFunctions(KernelExpressions kernel)
        => Nodes(kernel.Outputs).Count(static node => node.Operation == Operation.Call);

    /// <summary>The member of the runtime's <c>KernelWeight</c> that suits a kernel with these outputs; null for the one that goes without saying.</summary>
    public static string? Weigh(IReadOnlyList<KernelOutput> outputs, ElementType element)
    {
        int operations = 0;
        bool isLight = true;
        foreach (Expr node in Nodes(outputs))
        {
            operations += node.Operation == Operation.Call ? OperationsOf(node.Function, element) : 1;
            isLight &= node.Operation is not (Operation.Call or Operation.Divide or Operation.Sqrt);
        }

        return operations > MostOperationsOfPair ? "Heavy"
            : isLight ? "Light"
            : null;
    }

    /// <summary>About how many operations of registers an elementary function is; polynomials of double precision are twice as long.</summary>
    private static int OperationsOf(Function function, ElementType element)
    {
        int operations = function switch
        {
            Function.Exp or Function.ExpOfNonPositive or Function.ScaledExp or Function.Exp2 or Function.Log1pOfUnit => 14,
            Function.ScaledNormalTail or Function.ScaledGeluTail => 56,
            Function.Softplus or Function.Tanh or Function.Tanhshrink or Function.Erf or Function.Sin or Function.Cos => 32,
            _ => 20,
        };
        return element == ElementType.Double ? operations * 3 / 2 : operations;
    }

    /// <summary>Every subexpression once, however often it is shared: repeated squaring has exponentially many paths.</summary>
    private static IReadOnlyCollection<Expr> Nodes(IReadOnlyList<KernelOutput> outputs)
    {
        var seen = new HashSet<Expr>();
        foreach (KernelOutput output in outputs)
        {
            Visit(output.Value);
        }

        return seen;

        void Visit(Expr node)
        {
            if (seen.Add(node))
            {
                foreach (Expr operand in node.Operands)
                {
                    Visit(operand);
                }
            }
        }
    }
}
