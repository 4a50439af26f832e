using System;
using System.Collections.Generic;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Differentiates an expression by the rules of calculus. Subexpressions are shared with the original, so that a value and its
/// derivative emitted together compute each of them once.
/// </summary>
/// <remarks>
/// A selection is differentiated side by side: its condition decides which side's derivative holds at the kink. Where
/// <c>min</c> or <c>max</c> meets its bound, the bound's derivative holds, so that the ends of a clamp have slope 0. What is rounded to
/// an integer has slope 0, at its jumps too. The slope of |x| is 0 at 0. Where a derivative is differentiated again it is 1: there |x|
/// is no kink, but half of an expression whose other half the condition <c>x &lt; 0</c> selects, and at 0 that selects the one for
/// positive x.
/// </remarks>
internal sealed class Differentiator
{
    private static readonly Expr Zero = Expr.Constant(0);
    private static readonly Expr One = Expr.Constant(1);

    private readonly Expr _variable;
    private readonly bool _isSecond;
    private readonly Dictionary<Expr, Expr> _done = [];

    private Differentiator(Expr variable, bool isSecond) => (_variable, _isSecond) = (variable, isSecond);

    /// <summary>The derivative of <paramref name="expression"/> with respect to <paramref name="variable"/>.</summary>
    public static Expr Differentiate(Expr expression, Expr variable) => new Differentiator(variable, isSecond: false).Derivative(expression);

    /// <summary>The derivative of an expression that is itself a derivative.</summary>
    public static Expr DifferentiateAgain(Expr derivative, Expr variable) => new Differentiator(variable, isSecond: true).Derivative(derivative);

    private Expr Derivative(Expr expression)
    {
        if (!_done.TryGetValue(expression, out Expr? derivative))
        {
            derivative = Apply(expression);
            _done.Add(expression, derivative);
        }

        return derivative;
    }

    private Expr Apply(Expr y)
    {
        IReadOnlyList<Expr> o = y.Operands;
        switch (y.Operation)
        {
            case Operation.Variable:
                return y.Equals(_variable) ? One : Zero;
            case Operation.Constant:
            case var rounding when rounding.IsRounding():
                return Zero;
            case Operation.Negate:
                return Negate(Derivative(o[0]));
            case Operation.Abs:
                return Product(_isSecond ? Side(o[0]) : Sign(o[0]), Derivative(o[0]));
            case Operation.Sqrt:
                return Quotient(Derivative(o[0]), 2 * y);
            case Operation.Add:
                return Sum(Derivative(o[0]), Derivative(o[1]));
            case Operation.Subtract:
                return Difference(Derivative(o[0]), Derivative(o[1]));
            case Operation.Multiply when o[0].Equals(o[1]):
                return Product(2 * o[0], Derivative(o[0]));
            case Operation.Multiply:
                return Sum(Product(Derivative(o[0]), o[1]), Product(o[0], Derivative(o[1])));
            case Operation.Divide:
                return Quotient(Difference(Derivative(o[0]), Product(y, Derivative(o[1]))), o[1]);
            case Operation.Min:
                return Select(Operation.SelectLess, o[0], o[1], Derivative(o[0]), Derivative(o[1]));
            case Operation.Max:
                return Select(Operation.SelectLess, o[1], o[0], Derivative(o[0]), Derivative(o[1]));
            case Operation.CopySign:
                return Product(_isSecond ? Side(o[0] * o[1]) : CopySign(1, o[0] * o[1]), Derivative(o[0]));
            case Operation.MultiplyAdd:
            case Operation.FusedMultiplyAdd:
                return Sum(Sum(Product(Derivative(o[0]), o[1]), Product(o[0], Derivative(o[1]))), Derivative(o[2]));
            case Operation.SelectLess:
            case Operation.SelectLessOrEqual:
            case Operation.SelectEqual:
                return Select(y.Operation, o[0], o[1], Derivative(o[2]), Derivative(o[3]));
            case Operation.Call when y.Function == Function.ScaledExpm1OfNonPositive:
                return Sum(Product(OfFunction(y), Derivative(o[0])), Product(Expm1(o[0]), Derivative(o[o.Count - 1])));
            case Operation.Call:
                return Product(OfFunction(y), Derivative(o[0]));
            default:
                throw new InvalidOperationException($"{y.Operation} has no rule.");
        }
    }

    /// <summary>The derivative of a function with respect to its first operand.</summary>
    private static Expr OfFunction(Expr y) => y.Function switch
    {
        Function.Exp or Function.ExpOfNonPositive or Function.ScaledExp => y,
        Function.ScaledOnePlusExp or Function.ScaledOnePlusExpOfNonNegative => y - y.Operands[y.Operands.Count - 1],
        Function.Exp2 => 0.6931471805599453 * y,
        Function.Expm1 or Function.Expm1OfNonPositive => Exp(y.Operands[0]),
        Function.ScaledExpm1OfNonPositive => y.Operands[y.Operands.Count - 1] * Exp(y.Operands[0]),
        Function.Log => 1 / y.Operands[0],
        Function.Log2 => 1.4426950408889634 / y.Operands[0],
        Function.Softplus => 1 / (1 + Exp(-y.Operands[0])),
        Function.Log1p or Function.Log1pOfUnit => 1 / (1 + y.Operands[0]),
        Function.Sin => Expr.Call(Function.Cos, y.Operands[0]),
        Function.Cos => -Expr.Call(Function.Sin, y.Operands[0]),
        Function.Erf => 1.1283791670955126 * Exp(-(y.Operands[0] * y.Operands[0])),
        Function.Tanh => SquaredSech(y.Operands[0]),
        Function.Tanhshrink => Tanh(y.Operands[0]) * Tanh(y.Operands[0]),
        Function.ScaledNormalTail => -ScaledNormalDensity(y.Operands[0]),
        Function.ScaledGeluTail => ScaledNormalTail(y.Operands[0]) - (y.Operands[0] * ScaledNormalDensity(y.Operands[0])),
        _ => throw new InvalidOperationException($"{y.Function} has no rule; state the derivative in the catalogue."),
    };

    /// <summary>1 / cosh^2, without the cancellation of 1 - tanh^2: with e = exp(-2|x|) it is 4 e / (1 + e)^2, the square as 1 + e (e + 2).</summary>
    public static Expr SquaredSech(Expr x)
    {
        Expr e = Exp(-2 * Abs(x)).Named("e");
        return 4 * e / MultiplyAdd(e, e + 2, 1);
    }

    /// <summary>The density of the standard normal distribution, with the power of two of ScaledExp.</summary>
    private static Expr ScaledNormalDensity(Expr t) => 0.3989422804014327 * ScaledExp(-0.5 * (t * t));

    private static Expr Sign(Expr x) => IfLess(0, x, 1, IfLess(x, 0, -1, x));

    private static Expr Side(Expr x) => IfLess(x, 0, -1, IfLessOrEqual(0, x, 1, x));

    private static bool IsZero(Expr value) => value.IsConstant && value.Value == 0;

    private static Expr Negate(Expr value) => IsZero(value) ? Zero : -value;

    private static Expr Sum(Expr left, Expr right) => IsZero(left) ? right : IsZero(right) ? left : left + right;

    private static Expr Difference(Expr left, Expr right) => IsZero(right) ? left : IsZero(left) ? -right : left - right;

    private static Expr Product(Expr left, Expr right)
        => IsZero(left) || IsZero(right) ? Zero
            : left.IsConstantEqualTo(1) ? right
            : right.IsConstantEqualTo(1) ? left
            : left * right;

    private static Expr Quotient(Expr left, Expr right) => IsZero(left) ? Zero : left / right;

    private static Expr Select(Operation comparison, Expr left, Expr right, Expr ifTrue, Expr ifFalse)
        => ifTrue.Equals(ifFalse) ? ifTrue : Expr.Of(comparison, left, right, ifTrue, ifFalse);
}
