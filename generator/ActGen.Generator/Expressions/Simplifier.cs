using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Rewrites an expression into a cheaper one with the same value for every input, NaN and signed zeros included: constants
/// are folded in the arithmetic of the element type, neutral operations disappear, and interval analysis replaces a function
/// by its variant for the arguments that can occur.
/// </summary>
internal sealed class Simplifier
{
    private readonly ElementType _element;
    private readonly IntervalAnalysis _intervals = new();
    private readonly Dictionary<Expr, Expr> _done = [];

    private Simplifier(ElementType element) => _element = element;

    public static Expr Simplify(Expr expression, ElementType element) => new Simplifier(element).Visit(expression);

    private Expr Visit(Expr expression)
    {
        if (!_done.TryGetValue(expression, out Expr? simplified))
        {
            simplified = expression.IsConstant
                ? WithNameOf(expression, Expr.Constant(_element.Round(expression.Value)))
                : Rewrite(expression.WithOperands(expression.Operands.Select(Visit).ToArray()));
            _done.Add(expression, simplified);
        }

        return simplified;
    }

    private Expr Rewrite(Expr expression)
    {
        Expr rewritten = Fold(expression) ?? RemoveNeutral(expression) ?? Specialise(expression) ?? expression;

        // A name chosen for the value outlives the operation that computed it, unless a leaf is left, which needs none.
        return ReferenceEquals(rewritten, expression) || rewritten.Operands.Count == 0 ? rewritten : WithNameOf(expression, rewritten);
    }

    private static Expr WithNameOf(Expr named, Expr value)
        => named.Name is { } name && value.Name is null ? value.Named(name, named.Comment) : value;

    private Expr? Fold(Expr expression)
    {
        IReadOnlyList<Expr> o = expression.Operands;
        if (o.Count == 0 || !o.All(operand => operand.IsConstant))
        {
            return expression.Operation switch
            {
                Operation.SelectLess or Operation.SelectLessOrEqual or Operation.SelectEqual => FoldCondition(expression),
                _ => null,
            };
        }

        // One rounding of the exact (double) result is the operation's own rounding: for float because double carries more
        // than twice its precision, for double because the operation is the same.
        double? value = expression.Operation switch
        {
            Operation.Negate => -o[0].Value,
            Operation.Abs => Math.Abs(o[0].Value),
            Operation.Sqrt => Math.Sqrt(o[0].Value),
            Operation.Add => o[0].Value + o[1].Value,
            Operation.Subtract => o[0].Value - o[1].Value,
            Operation.Multiply => o[0].Value * o[1].Value,
            Operation.Divide => o[0].Value / o[1].Value,
            Operation.Min => o[1].Value < o[0].Value ? o[1].Value : o[0].Value,
            Operation.Max => o[1].Value > o[0].Value ? o[1].Value : o[0].Value,
            var rounding when rounding.IsRounding() => Rounding.Apply(rounding, o[0].Value),
            _ => null,
        };

        return value is { } folded ? Expr.Constant(_element.Round(folded)) : FoldCondition(expression);
    }

    private Expr? FoldCondition(Expr expression)
    {
        IReadOnlyList<Expr> o = expression.Operands;
        bool isSelection = expression.Operation is Operation.SelectLess or Operation.SelectLessOrEqual or Operation.SelectEqual;
        if (!isSelection)
        {
            return null;
        }

        if (o[2].Equals(o[3]))
        {
            return o[2];
        }

        if (!o[0].IsConstant || !o[1].IsConstant)
        {
            return o[0].Equals(o[1]) ? OfItself(expression) : null;
        }

        bool holds = expression.Operation switch
        {
            Operation.SelectLess => o[0].Value < o[1].Value,
            Operation.SelectLessOrEqual => o[0].Value <= o[1].Value,
            _ => o[0].Value == o[1].Value,
        };
        return holds ? o[2] : o[3];
    }

    /// <summary>A value compared with itself asks for NaN; C# code that spells it so is warned of.</summary>
    private Expr OfItself(Expr selection)
    {
        IReadOnlyList<Expr> o = selection.Operands;
        return selection.Operation == Operation.SelectLess ? o[3] : Expr.Of(Operation.SelectLessOrEqual, Rewrite(Formulas.Abs(o[0])), double.PositiveInfinity, o[2], o[3]);
    }

    private Expr? RemoveNeutral(Expr expression)
    {
        IReadOnlyList<Expr> o = expression.Operands;
        switch (expression.Operation)
        {
            case Operation.Negate when o[0].Operation == Operation.Negate:
                return o[0].Operands[0];

            case Operation.Abs when o[0].Operation is Operation.Negate or Operation.Abs:
                return Rewrite(Expr.Of(Operation.Abs, o[0].Operands[0]));

            // Only minus zero is neutral in a sum: -0 + 0 is +0.
            case Operation.Add when o[1].IsConstantEqualTo(-0.0):
            case Operation.Subtract when o[1].IsConstantEqualTo(0.0):
            case Operation.Multiply when o[1].IsConstantEqualTo(1):
            case Operation.Divide when o[1].IsConstantEqualTo(1):
                return o[0];

            case Operation.Add when o[0].IsConstantEqualTo(-0.0):
            case Operation.Multiply when o[0].IsConstantEqualTo(1):
                return o[1];

            case Operation.Multiply when o[0].IsConstantEqualTo(-1):
                return Rewrite(-o[1]);

            case Operation.Multiply when o[1].IsConstantEqualTo(-1):
                return Rewrite(-o[0]);

            // The sign of a product or quotient is that of its operands: two of them cancel, and a constant takes one in. Minus a whole product
            // stays: the product may be used elsewhere, and would be computed twice.
            case Operation.Multiply or Operation.Divide when o[0].Operation == Operation.Negate && o[1].Operation == Operation.Negate:
                return Rewrite(expression.WithOperands([o[0].Operands[0], o[1].Operands[0]]));

            case Operation.Multiply or Operation.Divide when o[0].Operation == Operation.Negate && o[1].IsConstant:
                return Rewrite(expression.WithOperands([o[0].Operands[0], -o[1].Value]));

            case Operation.Multiply or Operation.Divide when o[0].IsConstant && o[1].Operation == Operation.Negate:
                return Rewrite(expression.WithOperands([-o[0].Value, o[1].Operands[0]]));

            case Operation.Add when o[1].Operation == Operation.Negate:
                return Rewrite(o[0] - o[1].Operands[0]);

            case Operation.Subtract when o[1].Operation == Operation.Negate:
                return Rewrite(o[0] + o[1].Operands[0]);

            // Dividing by a power of two is multiplying by its inverse, exactly, as long as that is a normal number.
            case Operation.Divide when o[1].IsConstant && IsPowerOfTwoWithNormalInverse(o[1].Value):
                return Rewrite(o[0] * (1 / o[1].Value));

            case Operation.MultiplyAdd when o[0].IsConstantEqualTo(1):
                return Rewrite(o[1] + o[2]);

            case Operation.MultiplyAdd when o[1].IsConstantEqualTo(1):
                return Rewrite(o[0] + o[2]);

            case Operation.MultiplyAdd or Operation.FusedMultiplyAdd when o[2].IsConstantEqualTo(-0.0):
                return Rewrite(o[0] * o[1]);

            // A bound that no value passes; a NaN value comes back from Min and Max as from nothing.
            case Operation.Min when o[1].IsConstant && _intervals[o[0]].Maximum <= o[1].Value:
            case Operation.Max when o[1].IsConstant && _intervals[o[0]].Minimum >= o[1].Value:
                return o[0];

            default:
                return null;
        }
    }

    private Expr? Specialise(Expr expression)
    {
        if (expression.Operation != Operation.Call)
        {
            return null;
        }

        Interval argument = _intervals[expression.Operands[0]];
        Function? variant = expression.Function switch
        {
            Function.Exp when argument.Maximum <= 0 => Function.ExpOfNonPositive,
            Function.Expm1 when argument.Maximum <= 0 => Function.Expm1OfNonPositive,
            Function.Log1p when argument.IsWithin(0, 1) => Function.Log1pOfUnit,
            Function.ScaledOnePlusExp when argument.Minimum >= 0 && expression.Operands.Count == 2 => Function.ScaledOnePlusExpOfNonNegative,
            _ => null,
        };
        return variant is { } function ? Expr.Call(function, [.. expression.Operands]) : null;
    }

    private bool IsPowerOfTwoWithNormalInverse(double value)
    {
        const long SignificandBits = (1L << 52) - 1;
        double smallestNormal = _element == ElementType.Single ? 1.17549435e-38 : 2.2250738585072014e-308;
        double magnitude = Math.Abs(value);
        return (BitConverter.DoubleToInt64Bits(value) & SignificandBits) == 0
            && magnitude > 0 && !double.IsInfinity(magnitude)
            && 1 / magnitude >= smallestNormal && magnitude >= smallestNormal;
    }
}
