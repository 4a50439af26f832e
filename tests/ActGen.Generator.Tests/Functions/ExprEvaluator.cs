using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Tests.Functions;

/// <summary>Computes an expression as a register lane would, with the runtime's own elementary functions.</summary>
internal sealed class ExprEvaluator
{
    private readonly ElementType _element;
    private readonly IReadOnlyDictionary<string, double> _variables;
    private readonly Dictionary<Expr, double> _known = [];

    private ExprEvaluator(ElementType element, IReadOnlyDictionary<string, double> variables)
    {
        _element = element;
        _variables = variables;
    }

    /// <summary>The value for these variables, rounded to the element type at each operation.</summary>
    public static double Evaluate(Expr expression, ElementType element, IReadOnlyDictionary<string, double> variables)
        => new ExprEvaluator(element, variables).Value(expression);

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
        Operation.Add => o[0] + o[1],
        Operation.Subtract => o[0] - o[1],
        Operation.Multiply => o[0] * o[1],
        Operation.Divide => o[0] / o[1],
        Operation.Min => o[1] < o[0] ? o[1] : o[0],
        Operation.Max => o[1] > o[0] ? o[1] : o[0],
        Operation.CopySign => Math.CopySign(o[0], o[1]),
        Operation.MultiplyAdd or Operation.FusedMultiplyAdd when _element == ElementType.Single => MathF.FusedMultiplyAdd((float)o[0], (float)o[1], (float)o[2]),
        Operation.MultiplyAdd or Operation.FusedMultiplyAdd => Math.FusedMultiplyAdd(o[0], o[1], o[2]),
        Operation.SelectLess => o[0] < o[1] ? o[2] : o[3],
        Operation.SelectLessOrEqual => o[0] <= o[1] ? o[2] : o[3],
        Operation.SelectEqual => o[0] == o[1] ? o[2] : o[3],
        Operation.Call => Call(expression.Function, o),
        _ => throw new NotSupportedException($"{expression.Operation} has no meaning here."),
    };

    private double Call(Function function, double[] arguments)
    {
        (Type mathematics, Type type) = _element == ElementType.Single ? (typeof(VectorMathF), typeof(float)) : (typeof(VectorMath), typeof(double));
        MethodInfo method = mathematics.GetMethod(function.ToString(), [.. arguments.Select(_ => type)])
            ?? throw new MissingMethodException(mathematics.Name, function.ToString());
        return Convert.ToDouble(method.Invoke(null, [.. arguments.Select(argument => Convert.ChangeType(argument, type))]));
    }
}
