using System;
using System.Linq;
using System.Reflection;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>What the functions in an expression stand for.</summary>
internal abstract class FunctionValues
{
    /// <summary>The mathematical function, whichever of its variants is named.</summary>
    public static FunctionValues Mathematical { get; } = new MathematicalValues();

    /// <summary>The runtime's own functions, as a lane of a register computes them.</summary>
    public static FunctionValues Runtime { get; } = new RuntimeValues();

    public abstract double Call(Function function, double[] arguments, ElementType element);

    public abstract double CopySign(double magnitude, double sign);

    private sealed class MathematicalValues : FunctionValues
    {
        public override double Call(Function function, double[] o, ElementType element) => function switch
        {
            Function.Exp or Function.ExpOfNonPositive => Math.Exp(o[0] + (o.Length > 1 ? o[1] : 0)),
            Function.Expm1 or Function.Expm1OfNonPositive => Expm1(o[0]),
            Function.ScaledExpm1OfNonPositive => o[1] * Expm1(o[0]),
            Function.Log1p or Function.Log1pOfUnit => Log1p(o[0]),
            Function.Tanh => Math.Tanh(o[0]),
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, "Teach the evaluator this function."),
        };

        /// <summary>The sign of a NaN is nobody's promise.</summary>
        public override double CopySign(double magnitude, double sign) => double.IsNaN(sign) ? double.NaN : Math.CopySign(magnitude, sign);

        private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + (x * x / 2) : Math.Exp(x) - 1;

        private static double Log1p(double x) => Math.Abs(x) < 1e-5 ? x - (x * x / 2) : Math.Log(1 + x);
    }

    private sealed class RuntimeValues : FunctionValues
    {
        public override double Call(Function function, double[] arguments, ElementType element)
        {
            (Type mathematics, Type type) = element == ElementType.Single ? (typeof(VectorMathF), typeof(float)) : (typeof(VectorMath), typeof(double));
            MethodInfo method = mathematics.GetMethod(function.ToString(), [.. arguments.Select(_ => type)])
                ?? throw new MissingMethodException(mathematics.Name, function.ToString());
            return Convert.ToDouble(method.Invoke(null, [.. arguments.Select(argument => Convert.ChangeType(argument, type))]));
        }

        public override double CopySign(double magnitude, double sign) => Math.CopySign(magnitude, sign);
    }
}
