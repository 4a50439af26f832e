using System;
using System.Collections.Generic;

namespace ActGen.Generator.Expressions;

/// <summary>Bounds the values of an expression, given that its input can be anything.</summary>
internal sealed class IntervalAnalysis
{
    private readonly Dictionary<Expr, Interval> _known = [];

    public Interval this[Expr expression]
    {
        get
        {
            if (!_known.TryGetValue(expression, out Interval interval))
            {
                interval = Compute(expression);
                _known.Add(expression, interval);
            }

            return interval;
        }
    }

    private Interval Compute(Expr expression)
    {
        IReadOnlyList<Expr> operands = expression.Operands;
        return expression.Operation switch
        {
            Operation.Constant => Interval.Of(expression.Value),
            Operation.Negate => -this[operands[0]],
            Operation.Abs => Interval.Abs(this[operands[0]]),
            Operation.Sqrt => Interval.NonNegative,
            Operation.Add => this[operands[0]] + this[operands[1]],
            Operation.Subtract => this[operands[0]] + -this[operands[1]],
            Operation.Multiply => operands[0].Equals(operands[1]) ? Square(this[operands[0]]) : this[operands[0]] * this[operands[1]],
            Operation.Divide => this[operands[0]] / this[operands[1]],
            Operation.Min => Bounded(operands, Interval.Min),
            Operation.Max => Bounded(operands, Interval.Max),
            Operation.CopySign => Interval.Abs(this[operands[0]]) is var magnitude
                ? new Interval(-magnitude.Maximum, magnitude.Maximum)
                : default,
            Operation.MultiplyAdd or Operation.FusedMultiplyAdd => (this[operands[0]] * this[operands[1]]) + this[operands[2]],
            Operation.SelectLess or Operation.SelectLessOrEqual or Operation.SelectEqual
                => Interval.Union(this[operands[2]], this[operands[3]]),
            Operation.Call => ComputeCall(expression),
            var rounding when rounding.IsRounding() => this[operands[0]].MapExactly(value => Rounding.Apply(rounding, value)),
            _ => Interval.Everything,
        };
    }

    /// <summary>The image under <c>min</c> or <c>max</c>. A bound that is computed may be NaN, which bounds nothing.</summary>
    private Interval Bounded(IReadOnlyList<Expr> operands, Func<Interval, Interval, Interval> image)
    {
        Interval value = this[operands[0]];
        Interval bounded = image(value, this[operands[1]]);
        return operands[1].IsConstant ? bounded : Interval.Union(value, bounded);
    }

    private Interval ComputeCall(Expr call)
    {
        Interval argument = this[call.Operands[0]];
        return call.Function switch
        {
            Function.Exp => argument.Map(Math.Exp),
            Function.ExpOfNonPositive => new(0, 1),
            Function.Exp2 => argument.Map(static x => Math.Pow(2, x)),
            Function.Expm1 => argument.Map(Expm1),
            Function.Expm1OfNonPositive => new(-1, 0),
            Function.Log or Function.Log2 => argument.Minimum >= 1 ? Interval.NonNegative : argument.Maximum <= 1 ? -Interval.NonNegative : Interval.Everything,
            Function.Log1p => argument.Minimum >= 0 ? Interval.NonNegative : Interval.Everything,
            Function.Log1pOfUnit => new(0, 0.6931473), // just above the largest float below log(2)
            Function.Softplus => Interval.NonNegative,
            Function.Sin or Function.Cos => new Interval(-1, 1).Map(static value => value), // an error of an ulp may pass 1
            Function.Tanh or Function.Erf => new(-1, 1),
            Function.ScaledExp or Function.ScaledOnePlusExp or Function.ScaledOnePlusExpOfNonNegative or Function.ScaledCothOfSoftplus
                or Function.ScaledNormalTail or Function.ScaledGeluTail => Interval.NonNegative,
            _ => Interval.Everything,
        };
    }

    // Near zero the difference would round to zero, and claim that nothing is above.
    private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + (x * x / 2) : Math.Exp(x) - 1;

    private static Interval Square(Interval value)
    {
        Interval magnitude = Interval.Abs(value);
        return magnitude * magnitude;
    }
}
