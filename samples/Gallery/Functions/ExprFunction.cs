using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using ActGen;
using ActGen.Generator.Expressions;

namespace Gallery.Functions;

/// <summary>Compiles expressions of the generator to functions of doubles, with the elementary functions of the runtime.</summary>
internal sealed class ExprFunction
{
    private readonly ParameterExpression _arguments = Expression.Parameter(typeof(double[]));
    private readonly IReadOnlyList<string> _variables;
    private readonly Dictionary<Expr, ParameterExpression> _locals = [];
    private readonly List<Expression> _statements = [];

    private ExprFunction(IReadOnlyList<string> variables) => _variables = variables;

    /// <summary>The function whose arguments are the values of the variables, in that order.</summary>
    public static Func<double[], double> Compile(Expr expression, IReadOnlyList<string> variables)
    {
        var function = new ExprFunction(variables);
        ParameterExpression result = function.LocalOf(expression);
        return Expression.Lambda<Func<double[], double>>(
            Expression.Block(function._locals.Values, [.. function._statements, result]), function._arguments).Compile();
    }

    /// <summary>The local that holds the value; equal expressions share one.</summary>
    private ParameterExpression LocalOf(Expr expression)
    {
        if (!_locals.TryGetValue(expression, out ParameterExpression? local))
        {
            Expression[] operands = [.. expression.Operands.Select(LocalOf)];
            local = Expression.Variable(typeof(double));
            _statements.Add(Expression.Assign(local, Compute(expression, operands)));
            _locals.Add(expression, local);
        }

        return local;
    }

    private Expression Compute(Expr expression, Expression[] o) => expression.Operation switch
    {
        Operation.Variable => Expression.ArrayIndex(_arguments, Expression.Constant(IndexOf(expression.Symbol))),
        Operation.Constant => Expression.Constant(expression.Value),
        Operation.Negate => Expression.Negate(o[0]),
        Operation.Add => Expression.Add(o[0], o[1]),
        Operation.Subtract => Expression.Subtract(o[0], o[1]),
        Operation.Multiply => Expression.Multiply(o[0], o[1]),
        Operation.Divide => Expression.Divide(o[0], o[1]),
        Operation.SelectLess => Expression.Condition(Expression.LessThan(o[0], o[1]), o[2], o[3]),
        Operation.SelectLessOrEqual => Expression.Condition(Expression.LessThanOrEqual(o[0], o[1]), o[2], o[3]),
        Operation.SelectEqual => Expression.Condition(Expression.Equal(o[0], o[1]), o[2], o[3]),
        Operation.Abs or Operation.Sqrt => Call(typeof(Math), expression.Operation.ToString(), o),
        Operation.MultiplyAdd => Call(typeof(Math), nameof(Math.FusedMultiplyAdd), o),

        // The functions and the other operations carry the names of the runtime's methods.
        Operation.Call => Call(typeof(VectorMath), expression.Function.ToString(), o),
        _ => Call(typeof(VectorMath), expression.Operation.ToString(), o),
    };

    private int IndexOf(string symbol)
        => _variables.Index().First(variable => variable.Item == symbol).Index;

    private static MethodCallExpression Call(Type type, string method, Expression[] operands)
        => Expression.Call(type.GetMethod(method, [.. operands.Select(static _ => typeof(double))])!, operands);
}
