using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>Evaluates expressions by the definitions of their operations, each rounded to the element type; knows nothing of the simplifier.</summary>
internal static class Evaluator
{
    public static double Evaluate(Expr expression, double x, ElementType element)
    {
        double[] o = [.. expression.Operands.Select(operand => Evaluate(operand, x, element))];
        double value = expression.Operation switch
        {
            Operation.Variable => x,
            Operation.Constant => expression.Value,
            Operation.Negate => -o[0],
            Operation.Abs => Math.Abs(o[0]),
            Operation.Sqrt => Math.Sqrt(o[0]),
            Operation.Add => o[0] + o[1],
            Operation.Subtract => o[0] - o[1],
            Operation.Multiply => o[0] * o[1],
            Operation.Divide => o[0] / o[1],
            Operation.Min => o[1] < o[0] ? o[1] : o[0],
            Operation.Max => o[1] > o[0] ? o[1] : o[0],
            Operation.CopySign => double.IsNaN(o[1]) ? double.NaN : Math.CopySign(o[0], o[1]), // the sign of a NaN is nobody's promise
            Operation.MultiplyAdd or Operation.FusedMultiplyAdd => Fused(o, element),
            Operation.SelectLess => o[0] < o[1] ? o[2] : o[3],
            Operation.SelectLessOrEqual => o[0] <= o[1] ? o[2] : o[3],
            Operation.SelectEqual => o[0] == o[1] ? o[2] : o[3],
            Operation.Call => Call(expression.Function, o),
            _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.Operation, "Teach the evaluator this operation."),
        };
        return element.Round(value);
    }

    /// <summary>Every function is its mathematical one, whichever variant is named.</summary>
    private static double Call(Function function, double[] o) => function switch
    {
        Function.Exp or Function.ExpOfNonPositive => Math.Exp(o[0] + (o.Length > 1 ? o[1] : 0)),
        Function.Expm1 or Function.Expm1OfNonPositive => Expm1(o[0]),
        Function.ScaledExpm1OfNonPositive => o[1] * Expm1(o[0]),
        Function.Log1p or Function.Log1pOfUnit => Log1p(o[0]),
        Function.Tanh => Math.Tanh(o[0]),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "Teach the evaluator this function."),
    };

    private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + (x * x / 2) : Math.Exp(x) - 1;

    private static double Log1p(double x) => Math.Abs(x) < 1e-5 ? x - (x * x / 2) : Math.Log(1 + x);

    private static double Fused(IReadOnlyList<double> o, ElementType element)
        => element == ElementType.Single ? MathF.FusedMultiplyAdd((float)o[0], (float)o[1], (float)o[2]) : Math.FusedMultiplyAdd(o[0], o[1], o[2]);
}
