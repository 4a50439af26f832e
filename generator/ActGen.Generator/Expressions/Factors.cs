using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>A product and quotient taken apart: a constant, what it is multiplied with, what it is divided by.</summary>
internal sealed record Factors(double Constant, IReadOnlyList<Expr> Numerators, IReadOnlyList<Expr> Denominators)
{
    // No idiom has as many; repeated squaring has exponentially many.
    private const int MostNodes = 32;

    /// <summary>The factors of an expression, or null where there are too many to be an idiom.</summary>
    public static Factors? Of(Expr expression)
    {
        int visited = 0;
        double constant = 1;
        var numerators = new List<Expr>();
        var denominators = new List<Expr>();
        Collect(expression, isDivisor: false);
        return visited <= MostNodes ? new(constant, numerators, denominators) : null;

        void Collect(Expr factor, bool isDivisor)
        {
            if (++visited > MostNodes)
            {
                return;
            }

            switch (factor.Operation)
            {
                case Operation.Constant:
                    constant = isDivisor ? constant / factor.Value : constant * factor.Value;
                    break;
                case Operation.Negate:
                    constant = -constant;
                    Collect(factor.Operands[0], isDivisor);
                    break;
                case Operation.Multiply:
                    Collect(factor.Operands[0], isDivisor);
                    Collect(factor.Operands[1], isDivisor);
                    break;
                case Operation.Divide:
                    Collect(factor.Operands[0], isDivisor);
                    Collect(factor.Operands[1], !isDivisor);
                    break;
                default:
                    (isDivisor ? denominators : numerators).Add(factor);
                    break;
            }
        }
    }

    /// <summary>The numerators but for one occurrence of each of those given.</summary>
    public IReadOnlyList<Expr> Without(params Expr[] taken)
    {
        List<Expr> rest = [.. Numerators];
        foreach (Expr factor in taken)
        {
            rest.Remove(factor);
        }

        return rest;
    }

    /// <summary><c>constant * rest * value</c>, without factors of 1.</summary>
    public static Expr Product(double constant, IEnumerable<Expr> rest, Expr value)
    {
        Expr product = rest.Aggregate(value, static (product, factor) => factor * product);
        return constant switch
        {
            1 => product,
            -1 => -product,
            _ => constant * product,
        };
    }
}
