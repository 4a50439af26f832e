using System;
using System.Collections.Generic;
using ActGen.Generator.Expressions;
using ActGen.Generator.Parsing.Declarations;
using Microsoft.CodeAnalysis;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Parsing.Functions;

/// <summary>What the functions of <c>MathF</c>, <c>Math</c>, <c>float</c>, <c>double</c> and the runtime are as expressions.</summary>
internal static class MathFunctions
{
    /// <summary>Whether a method is a mathematical function rather than one of the user's.</summary>
    public static bool IsMath(IMethodSymbol method) => IsFrameworkMath(method) || IsRuntimeMath(method);

    /// <summary>Whether the result is the sign of the argument, as an integer.</summary>
    public static bool IsSign(IMethodSymbol method)
        => IsFrameworkMath(method) && method is { Name: "Sign", Parameters.Length: 1, ReturnType.SpecialType: SpecialType.System_Int32 };

    /// <summary>The value of a call, or null where there is no vectorised form.</summary>
    public static Expr? Build(IMethodSymbol method, IReadOnlyList<Expr> arguments)
    {
        if (IsRuntimeMath(method) && Enum.TryParse(method.Name, out Function function))
        {
            return Expr.Call(function, [.. arguments]);
        }

        Expr x = arguments.Count > 0 ? arguments[0] : 0;
        Expr y = arguments.Count > 1 ? arguments[1] : 0;
        return (method.Name, arguments.Count) switch
        {
            ("Abs", 1) => Abs(x),
            ("Sqrt", 1) => Sqrt(x),
            ("Exp", 1) => Exp(x),
            ("Exp2", 1) => Expr.Call(Function.Exp2, x),
            ("ExpM1", 1) => Expm1(x),
            ("Log", 1) => Expr.Call(Function.Log, x),
            ("Log2", 1) => Expr.Call(Function.Log2, x),
            ("LogP1", 1) => Log1p(x),
            ("Tanh", 1) => Tanh(x),
            ("Floor" or "Ceiling" or "Round" or "Truncate", 1) => Expr.Of(OperationOf(method.Name), x),
            ("Sin", 1) => Expr.Call(Function.Sin, x),
            ("Cos", 1) => Expr.Call(Function.Cos, x),
            ("Pow", 2) => Powers.Build(x, y),
            ("CopySign", 2) => CopySign(x, y),
            ("Min" or "Max", 2) when IsRuntimeMath(method) => Expr.Of(OperationOf(method.Name), x, y),
            ("Min" or "Max", 2) => Extremum(OperationOf(method.Name), x, y),
            ("Clamp", 3) => Clamped(x, y, arguments[2]),
            ("FusedMultiplyAdd", 3) => FusedMultiplyAdd(x, y, arguments[2]),
            _ => null,
        };

        static Operation OperationOf(string name) => (Operation)Enum.Parse(typeof(Operation), name);
    }

    /// <summary>-1, 0 or 1; NaN for NaN.</summary>
    public static Expr Sign(Expr x) => IfLess(0, x, 1, IfLess(x, 0, -1, Abs(x)));

    /// <summary>The operations give a NaN value back, but not a NaN bound; a constant is the safe one of the two.</summary>
    private static Expr Extremum(Operation operation, Expr x, Expr y)
    {
        (Expr value, Expr bound) = x.IsConstant && !y.IsConstant ? (y, x) : (x, y);
        Expr extremum = Expr.Of(operation, value, bound);
        return bound is { IsConstant: true, Value: not double.NaN } ? extremum : Condition.IsNumber(bound).Select(extremum, bound);
    }

    /// <summary>A NaN value comes back; a NaN bound is no bound, as in Math.Clamp.</summary>
    private static Expr? Clamped(Expr x, Expr minimum, Expr maximum)
    {
        if (!minimum.IsConstant || !maximum.IsConstant)
        {
            return IfLess(x, minimum, minimum, IfLess(maximum, x, maximum, x));
        }

        return minimum.Value <= maximum.Value ? Clamp(x, minimum, maximum) : null;
    }

    private static bool IsFrameworkMath(IMethodSymbol method)
        => method is { IsStatic: true, ContainingType: { Name: "MathF" or "Math" or "Single" or "Double" } type } && type.IsIn("System");

    private static bool IsRuntimeMath(IMethodSymbol method)
        => method is { IsStatic: true, ContainingType: { Name: "VectorMathF" or "VectorMath", Arity: 0 } type } && type.IsIn("ActGen");
}
