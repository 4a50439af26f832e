using System;
using System.Collections.Generic;

namespace ActGen.Generator.Expressions;

/// <summary>A polynomial of degree 3, recognised however it is written.</summary>
internal sealed record Polynomial(double Constant, double Linear = 0, double Quadratic = 0, double Cubic = 0)
{
    /// <summary><paramref name="expression"/> as a polynomial in <paramref name="variable"/>, which may be any expression; null where it is none.</summary>
    public static Polynomial? Of(Expr expression, Expr variable)
    {
        var done = new Dictionary<Expr, Polynomial?> { [variable] = new(0, 1) };
        return Visit(expression);

        Polynomial? Visit(Expr node)
        {
            if (!done.TryGetValue(node, out Polynomial? polynomial))
            {
                polynomial = Combine(node, Visit);
                done.Add(node, polynomial);
            }

            return polynomial;
        }
    }

    public static Polynomial? operator +(Polynomial? left, Polynomial? right)
        => left is null || right is null
            ? null
            : new(left.Constant + right.Constant, left.Linear + right.Linear, left.Quadratic + right.Quadratic, left.Cubic + right.Cubic);

    /// <summary>The product, or null where its degree is above 3.</summary>
    public static Polynomial? operator *(Polynomial? left, Polynomial? right)
        => left is null || right is null || left.Degree + right.Degree > 3
            ? null
            : new(
                left.Constant * right.Constant,
                (left.Constant * right.Linear) + (left.Linear * right.Constant),
                (left.Constant * right.Quadratic) + (left.Linear * right.Linear) + (left.Quadratic * right.Constant),
                (left.Constant * right.Cubic) + (left.Linear * right.Quadratic) + (left.Quadratic * right.Linear) + (left.Cubic * right.Constant));

    private static Polynomial? Combine(Expr expression, Func<Expr, Polynomial?> of)
    {
        IReadOnlyList<Expr> o = expression.Operands;
        return expression.Operation switch
        {
            Operation.Constant => new(expression.Value),
            Operation.Negate => of(o[0]) * new Polynomial(-1),
            Operation.Add => of(o[0]) + of(o[1]),
            Operation.Subtract => of(o[0]) + (of(o[1]) * new Polynomial(-1)),
            Operation.Multiply => of(o[0]) * of(o[1]),
            Operation.Divide when o[1].IsConstant => of(o[0]) * new Polynomial(1 / o[1].Value),
            Operation.FusedMultiplyAdd => (of(o[0]) * of(o[1])) + of(o[2]),
            _ => null,
        };
    }

    private int Degree => Cubic != 0 ? 3 : Quadratic != 0 ? 2 : Linear != 0 ? 1 : 0;
}
