using System.Collections.Generic;

namespace ActGen.Generator.Expressions;

/// <summary>The small identities that let one pattern match its variants. All are exact but for underflow.</summary>
internal static class Patterns
{
    /// <summary>The x of <c>exp(x)</c>, also of <c>1 / exp(-x)</c>.</summary>
    public static Expr? ExpArgument(Expr expression) => expression switch
    {
        { Operation: Operation.Call, Function: Function.Exp, Operands: { Count: 1 } operands } => operands[0],
        { Operation: Operation.Divide, Operands: var operands } when operands[0].IsConstantEqualTo(1) && ExpArgument(operands[1]) is { } argument => Negated(argument),
        _ => null,
    };

    /// <summary>The x of <c>1 + x</c> or <c>1 - (-x)</c>.</summary>
    public static Expr? MinusOne(Expr expression) => expression.Operation switch
    {
        Operation.Add when expression.Operands[0].IsConstantEqualTo(1) => expression.Operands[1],
        Operation.Add when expression.Operands[1].IsConstantEqualTo(1) => expression.Operands[0],
        Operation.Subtract when expression.Operands[0].IsConstantEqualTo(1) => Negated(expression.Operands[1]),
        _ => null,
    };

    /// <summary>The value with its sign changed, without a negation where one can be taken away.</summary>
    public static Expr Negated(Expr value)
    {
        IReadOnlyList<Expr> o = value.Operands;
        return value.Operation switch
        {
            Operation.Constant => -value.Value,
            Operation.Negate => o[0],
            Operation.Subtract => o[0].IsConstantEqualTo(0) ? o[1] : o[1] - o[0],
            Operation.Multiply or Operation.Divide when IsNegative(o[0]) => Expr.Of(value.Operation, Negated(o[0]), o[1]).WithoutUnitFactor(),
            Operation.Multiply or Operation.Divide when IsNegative(o[1]) => Expr.Of(value.Operation, o[0], Negated(o[1])).WithoutUnitFactor(),
            _ => -value,
        };
    }

    /// <summary>Whether one is the other with its sign changed.</summary>
    public static bool AreOpposite(Expr left, Expr right) => Negated(left).Equals(right) || Negated(right).Equals(left);

    /// <summary>Half the value.</summary>
    public static Expr Half(Expr value)
    {
        IReadOnlyList<Expr> o = value.Operands;
        return value.Operation switch
        {
            Operation.Negate => -Half(o[0]),
            Operation.Add when o[0].Equals(o[1]) => o[0],
            Operation.Multiply when o[0].IsConstant => (o[0].Value / 2 * o[1]).WithoutUnitFactor(),
            Operation.Multiply when o[1].IsConstant => (o[0] * (o[1].Value / 2)).WithoutUnitFactor(),
            _ => 0.5 * value,
        };
    }

    /// <summary>Twice the value.</summary>
    public static Expr Twice(Expr value)
    {
        IReadOnlyList<Expr> o = value.Operands;
        return value.Operation switch
        {
            Operation.Multiply when o[0].IsConstant => (o[0].Value * 2 * o[1]).WithoutUnitFactor(),
            Operation.Multiply when o[1].IsConstant => (o[0] * (o[1].Value * 2)).WithoutUnitFactor(),
            _ => 2 * value,
        };
    }

    private static bool IsNegative(Expr value) => value.Operation == Operation.Negate || (value.IsConstant && value.Value < 0);

    private static Expr WithoutUnitFactor(this Expr product) => product.Operation switch
    {
        Operation.Multiply when product.Operands[0].IsConstantEqualTo(1) => product.Operands[1],
        Operation.Multiply or Operation.Divide when product.Operands[1].IsConstantEqualTo(1) => product.Operands[0],
        _ => product,
    };
}
