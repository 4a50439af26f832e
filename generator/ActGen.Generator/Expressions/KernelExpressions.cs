using System.Collections.Generic;
using ActGen.Generator.Model;

namespace ActGen.Generator.Expressions;

/// <summary>What the kernel of a method computes: an expression for each of its outputs, in terms of its inputs.</summary>
/// <param name="Inputs">The inputs, in the order the kernel takes them.</param>
/// <param name="Outputs">The outputs, simplified.</param>
internal sealed record KernelExpressions(IReadOnlyList<KernelInput> Inputs, IReadOnlyList<KernelOutput> Outputs)
{
    private static readonly Expr Upstream = Expr.Variable("dy");

    /// <summary>Builds the expressions that a method asks for.</summary>
    public static KernelExpressions Of(MethodModel method)
    {
        var activation = new ActivationExpressions(method.Activation, method.Signature.Element);
        Expr Simplify(Expr expression) => Simplifier.Simplify(expression, method.Signature.Element);

        Expr input = method.Gradient is { IsFromOutput: true } ? activation.Y : activation.X;
        var inputs = new List<KernelInput> { new(ParameterRole.Input, input.Symbol) };
        if (method.Gradient is not { } gradient)
        {
            return new(inputs, [new(ParameterRole.Output, Simplify(activation.Value))]);
        }

        Expr derivative = gradient.IsFromOutput ? activation.DerivativeFromOutput(gradient.Order)! : activation.Derivative(gradient.Order);
        switch (method.Signature.Shape)
        {
            case Shape.Backward:
                inputs.Add(new(ParameterRole.Upstream, Upstream.Symbol));
                return new(inputs, [new(ParameterRole.Output, Simplify(Scaled(Upstream, derivative)))]);
            case Shape.ValueAndDerivative:
                return new(inputs, [new(ParameterRole.Output, Simplify(activation.Value)), new(ParameterRole.Derivative, Simplify(derivative))]);
            default:
                return new(inputs, [new(ParameterRole.Output, Simplify(derivative))]);
        }
    }

    /// <summary>
    /// The product with a derivative; a side of a selection that is 1 or 0 needs no product, so that a masked gradient is
    /// exactly zero even where the gradient from above is infinite.
    /// </summary>
    private static Expr Scaled(Expr factor, Expr derivative) => derivative.Operation switch
    {
        Operation.Constant when derivative.Value == 0 => 0,
        Operation.Constant when derivative.Value == 1 => factor,
        Operation.SelectLess or Operation.SelectLessOrEqual or Operation.SelectEqual
            => derivative.WithOperands(
                [derivative.Operands[0], derivative.Operands[1], Scaled(factor, derivative.Operands[2]), Scaled(factor, derivative.Operands[3])]),
        _ => factor * derivative,
    };
}

/// <summary>An input of a kernel: the parameter it comes from, and its symbol in the expressions.</summary>
internal readonly record struct KernelInput(ParameterRole Role, string Symbol);

/// <summary>An output of a kernel: the parameter it goes to, and its value.</summary>
internal readonly record struct KernelOutput(ParameterRole Role, Expr Value);
