using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>
/// An expression made ready to be evaluated many times, every operation rounded to the element type and every function the
/// runtime's own: what generated code computes, without generating it.
/// </summary>
internal sealed class ExprProgram
{
    private readonly ElementType _element;
    private readonly bool _isFused;
    private readonly List<(Expr Node, int[] Operands)> _steps = [];
    private readonly Dictionary<Expr, int> _index = [];
    private readonly double[] _values;

    /// <summary>Simplifies the expression, as the generator does, and orders its operations.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="element">What every result is rounded to.</param>
    /// <param name="isFused">Whether a multiply-add is rounded once.</param>
    public ExprProgram(Expr expression, ElementType element, bool isFused = true)
    {
        (_element, _isFused) = (element, isFused);
        Add(Simplifier.Simplify(expression, element));
        _values = new double[_steps.Count];
    }

    /// <summary>The value for given values of the variables, by their symbols.</summary>
    public double Evaluate(params ReadOnlySpan<(string Symbol, double Value)> variables)
    {
        for (int i = 0; i < _steps.Count; i++)
        {
            (Expr node, int[] operands) = _steps[i];
            _values[i] = _element.Round(node.Operation == Operation.Variable ? Find(node.Symbol, variables) : Compute(node, operands));
        }

        return _values[^1];
    }

    private static double Find(string symbol, ReadOnlySpan<(string Symbol, double Value)> variables)
    {
        foreach ((string candidate, double value) in variables)
        {
            if (candidate == symbol)
            {
                return value;
            }
        }

        throw new ArgumentException($"The expression has a variable '{symbol}', which has no value.", nameof(variables));
    }

    private int Add(Expr expression)
    {
        if (!_index.TryGetValue(expression, out int index))
        {
            int[] operands = [.. expression.Operands.Select(Add)];
            index = _steps.Count;
            _steps.Add((expression, operands));
            _index.Add(expression, index);
        }

        return index;
    }

    private double Compute(Expr node, int[] operands)
    {
        double a = At(0), b = At(1), c = At(2), d = At(3);
        return node.Operation switch
        {
            Operation.Constant => node.Value,
            Operation.Negate => -a,
            Operation.Abs => Math.Abs(a),
            Operation.Sqrt => Math.Sqrt(a),
            Operation.Floor => Math.Floor(a),
            Operation.Ceiling => Math.Ceiling(a),
            Operation.Round => Math.Round(a),
            Operation.Truncate => Math.Truncate(a),
            Operation.Add => a + b,
            Operation.Subtract => a - b,
            Operation.Multiply => a * b,
            Operation.Divide => a / b,
            Operation.Min => b < a ? b : a,
            Operation.Max => b > a ? b : a,
            Operation.CopySign => Math.CopySign(a, b),
            Operation.MultiplyAdd when !_isFused => _element.Round(a * b) + c,
            Operation.MultiplyAdd or Operation.FusedMultiplyAdd
                => _element == ElementType.Single ? MathF.FusedMultiplyAdd((float)a, (float)b, (float)c) : Math.FusedMultiplyAdd(a, b, c),
            Operation.SelectLess => a < b ? c : d,
            Operation.SelectLessOrEqual => a <= b ? c : d,
            Operation.SelectEqual => a == b ? c : d,
            Operation.Call when _element == ElementType.Single => Single(node.Function, operands.Length, (float)a, (float)b, (float)c),
            Operation.Call => Double(node.Function, operands.Length, a, b, c),
            _ => throw new ArgumentOutOfRangeException(nameof(node), node.Operation, "Teach the evaluator this operation."),
        };

        double At(int operand) => operand < operands.Length ? _values[operands[operand]] : 0;
    }

    private static float Single(Function function, int operands, float x, float second, float third) => (function, operands) switch
    {
        (Function.Exp, 1) => VectorMathF.Exp(x),
        (Function.ExpOfNonPositive, 1) => VectorMathF.ExpOfNonPositive(x),
        (Function.ExpOfNonPositive, 2) => VectorMathF.ExpOfNonPositive(x, second),
        (Function.ScaledExp, 1) => VectorMathF.ScaledExp(x),
        (Function.ScaledExp, 2) => VectorMathF.ScaledExp(x, second),
        (Function.ScaledOnePlusExp, 2) => VectorMathF.ScaledOnePlusExp(x, second),
        (Function.ScaledOnePlusExpOfNonNegative, 2) => VectorMathF.ScaledOnePlusExpOfNonNegative(x, second),
        (Function.ScaledCothOfSoftplus, 2) => VectorMathF.ScaledCothOfSoftplus(x, second),
        (Function.ScaledOnePlusExp, 3) => VectorMathF.ScaledOnePlusExp(x, second, third),
        (Function.Expm1, 1) => VectorMathF.Expm1(x),
        (Function.Expm1OfNonPositive, 1) => VectorMathF.Expm1OfNonPositive(x),
        (Function.ScaledExpm1OfNonPositive, 2) => VectorMathF.ScaledExpm1OfNonPositive(x, second),
        (Function.ScaledExpm1OfNonPositive, 3) => VectorMathF.ScaledExpm1OfNonPositive(x, second, third),
        (Function.Log1p, 1) => VectorMathF.Log1p(x),
        (Function.Log1pOfUnit, 1) => VectorMathF.Log1pOfUnit(x),
        (Function.Softplus, 1) => VectorMathF.Softplus(x),
        (Function.Tanh, 1) => VectorMathF.Tanh(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "Teach the evaluator this function."),
    };

    private static double Double(Function function, int operands, double x, double second, double third) => (function, operands) switch
    {
        (Function.Exp, 1) => VectorMath.Exp(x),
        (Function.ExpOfNonPositive, 1) => VectorMath.ExpOfNonPositive(x),
        (Function.ExpOfNonPositive, 2) => VectorMath.ExpOfNonPositive(x, second),
        (Function.ScaledExp, 1) => VectorMath.ScaledExp(x),
        (Function.ScaledExp, 2) => VectorMath.ScaledExp(x, second),
        (Function.ScaledOnePlusExp, 2) => VectorMath.ScaledOnePlusExp(x, second),
        (Function.ScaledOnePlusExpOfNonNegative, 2) => VectorMath.ScaledOnePlusExpOfNonNegative(x, second),
        (Function.ScaledCothOfSoftplus, 2) => VectorMath.ScaledCothOfSoftplus(x, second),
        (Function.ScaledOnePlusExp, 3) => VectorMath.ScaledOnePlusExp(x, second, third),
        (Function.Expm1, 1) => VectorMath.Expm1(x),
        (Function.Expm1OfNonPositive, 1) => VectorMath.Expm1OfNonPositive(x),
        (Function.ScaledExpm1OfNonPositive, 2) => VectorMath.ScaledExpm1OfNonPositive(x, second),
        (Function.ScaledExpm1OfNonPositive, 3) => VectorMath.ScaledExpm1OfNonPositive(x, second, third),
        (Function.Log1p, 1) => VectorMath.Log1p(x),
        (Function.Log1pOfUnit, 1) => VectorMath.Log1pOfUnit(x),
        (Function.Softplus, 1) => VectorMath.Softplus(x),
        (Function.Tanh, 1) => VectorMath.Tanh(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "Teach the evaluator this function."),
    };
}
