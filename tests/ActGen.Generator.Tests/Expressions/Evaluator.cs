using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>Evaluates expressions by the definitions of their operations, each rounded to the element type; knows nothing of the simplifier.</summary>
internal sealed class Evaluator
{
    private readonly ElementType _element;
    private readonly FunctionValues _functions;
    private readonly IReadOnlyDictionary<string, double> _variables;
    private readonly Dictionary<Expr, double> _known = [];

    private Evaluator(ElementType element, FunctionValues functions, IReadOnlyDictionary<string, double> variables)
    {
        _element = element;
        _functions = functions;
        _variables = variables;
    }

    /// <summary>The value for one element.</summary>
    public static double Evaluate(Expr expression, double x, ElementType element, FunctionValues functions)
        => Evaluate(expression, new Dictionary<string, double> { [Expr.Input.Symbol] = x }, element, functions);

    /// <summary>The value for these variables.</summary>
    public static double Evaluate(Expr expression, IReadOnlyDictionary<string, double> variables, ElementType element, FunctionValues functions)
        => new Evaluator(element, functions, variables).Value(expression);

    private double Value(Expr expression)
    {
        if (!_known.TryGetValue(expression, out double value))
        {
            // Rounding what double computes of floats is the float operation: double has more than twice its precision.
            value = _element.Round(Compute(expression, [.. expression.Operands.Select(Value)]));
            _known.Add(expression, value);
        }

        return value;
    }

    private double Compute(Expr expression, double[] o) => expression.Operation switch
    {
        Operation.Variable => _variables[expression.Symbol],
        Operation.Constant => expression.Value,
        Operation.Negate => -o[0],
        Operation.Abs => Math.Abs(o[0]),
        Operation.Sqrt => Math.Sqrt(o[0]),
        Operation.Floor => Math.Floor(o[0]),
        Operation.Ceiling => Math.Ceiling(o[0]),
        Operation.Round => Math.Round(o[0]),
        Operation.Truncate => Math.Truncate(o[0]),
        Operation.Add => o[0] + o[1],
        Operation.Subtract => o[0] - o[1],
        Operation.Multiply => o[0] * o[1],
        Operation.Divide => o[0] / o[1],
        Operation.Min => o[1] < o[0] ? o[1] : o[0],
        Operation.Max => o[1] > o[0] ? o[1] : o[0],
        Operation.CopySign => _functions.CopySign(o[0], o[1]),
        Operation.MultiplyAdd or Operation.FusedMultiplyAdd when _element == ElementType.Single => MathF.FusedMultiplyAdd((float)o[0], (float)o[1], (float)o[2]),
        Operation.MultiplyAdd or Operation.FusedMultiplyAdd => Math.FusedMultiplyAdd(o[0], o[1], o[2]),
        Operation.SelectLess => o[0] < o[1] ? o[2] : o[3],
        Operation.SelectLessOrEqual => o[0] <= o[1] ? o[2] : o[3],
        Operation.SelectEqual => o[0] == o[1] ? o[2] : o[3],
        Operation.Call => _functions.Call(expression.Function, o, _element),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.Operation, "Teach the evaluator this operation."),
    };
}
