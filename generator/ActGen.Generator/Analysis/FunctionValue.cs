using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Analysis;

/// <summary>The value of an expression at a point, as mathematics has it: in double precision, whatever the element type.</summary>
internal static class FunctionValue
{
    /// <summary>The value; NaN where a function is not known here.</summary>
    public static double At(Expr expression, double x)
    {
        var done = new Dictionary<Expr, double> { [Expr.Input] = x };
        return Visit(expression);

        double Visit(Expr node)
        {
            if (!done.TryGetValue(node, out double value))
            {
                value = Of(node, [.. node.Operands.Select(Visit)]);
                done.Add(node, value);
            }

            return value;
        }
    }

    private static double Of(Expr node, double[] o) => node.Operation switch
    {
        Operation.Constant => node.Value,
        Operation.Negate => -o[0],
        Operation.Abs => Math.Abs(o[0]),
        Operation.Sqrt => Math.Sqrt(o[0]),
        Operation.Add => o[0] + o[1],
        Operation.Subtract => o[0] - o[1],
        Operation.Multiply => o[0] * o[1],
        Operation.Divide => o[0] / o[1],
        Operation.Min => o[1] < o[0] ? o[1] : o[0],
        Operation.Max => o[1] > o[0] ? o[1] : o[0],
        Operation.CopySign => double.IsNaN(o[1]) ? double.NaN : o[1] < 0 || (o[1] == 0 && 1 / o[1] < 0) ? -Math.Abs(o[0]) : Math.Abs(o[0]),
        Operation.MultiplyAdd or Operation.FusedMultiplyAdd => (o[0] * o[1]) + o[2],
        Operation.SelectLess => o[0] < o[1] ? o[2] : o[3],
        Operation.SelectLessOrEqual => o[0] <= o[1] ? o[2] : o[3],
        Operation.SelectEqual => o[0] == o[1] ? o[2] : o[3],
        Operation.Call => Call(node.Function, o),
        var rounding when rounding.IsRounding() => Rounding.Apply(rounding, o[0]),
        _ => double.NaN,
    };

    private static double Call(Function function, double[] o) => function switch
    {
        Function.Exp or Function.ExpOfNonPositive => Math.Exp(o.Sum()),
        Function.Exp2 => Math.Pow(2, o[0]),
        Function.Expm1 or Function.Expm1OfNonPositive => Expm1(o[0]),
        Function.ScaledExpm1OfNonPositive => o[o.Length - 1] * Expm1(o[0]),
        Function.ScaledOnePlusExp or Function.ScaledOnePlusExpOfNonNegative => o[o.Length - 1] * (1 + Math.Exp(o[0])),
        Function.ScaledCothOfSoftplus => o[1] / Math.Tanh(Softplus(-o[0])),
        Function.Log => Math.Log(o[0]),
        Function.Log2 => Math.Log(o[0], 2),
        Function.Log1p or Function.Log1pOfUnit => Log1p(o[0]),
        Function.Softplus => Softplus(o[0]),
        Function.Sin => Math.Sin(o[0]),
        Function.Cos => Math.Cos(o[0]),
        Function.Tanh => Math.Tanh(o[0]),
        Function.Tanhshrink => o[0] - Math.Tanh(o[0]),
        _ => double.NaN,
    };

    private static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    private static double Expm1(double x) => Math.Abs(x) < 1e-4 ? x * (1 + (x / 2 * (1 + (x / 3)))) : Math.Exp(x) - 1;

    private static double Log1p(double x) => Math.Abs(x) < 1e-4 ? x * (1 - (x / 2) + (x * x / 3)) : Math.Log(1 + x);
}
