using System.Collections.Generic;
using ActGen.Generator.Catalog;
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
        ActivationDefinition definition = ActivationCatalog.Find(method.Activation.Name)!;
        var context = new FormulaContext(method.Signature.Element, method.Activation.Parameters);
        Expr Simplify(Expr expression) => Simplifier.Simplify(expression, method.Signature.Element);

        Expr input = method.Gradient is { IsFromOutput: true } ? context.Y : context.X;
        var inputs = new List<KernelInput> { new(ParameterRole.Input, input.Symbol) };
        Expr value = definition[method.Activation.Form].Build(context);
        if (method.Gradient is not { } gradient)
        {
            return new(inputs, [new(ParameterRole.Output, Simplify(value))]);
        }

        Expr derivative = Derivative(definition, context, gradient);
        switch (method.Signature.Shape)
        {
            case Shape.Backward:
                inputs.Add(new(ParameterRole.Upstream, Upstream.Symbol));
                return new(inputs, [new(ParameterRole.Output, Simplify(Scaled(Upstream, derivative)))]);
            case Shape.ValueAndDerivative:
                return new(inputs, [new(ParameterRole.Output, Simplify(value)), new(ParameterRole.Derivative, Simplify(derivative))]);
            default:
                return new(inputs, [new(ParameterRole.Output, Simplify(derivative))]);
        }
    }

    private static Expr Derivative(ActivationDefinition definition, FormulaContext context, GradientModel gradient)
    {
        if (gradient.IsFromOutput)
        {
            Expr first = definition.Derivative.FromOutput!(context)!;

            // y' = g(y) gives y'' = g'(y) y'.
            return gradient.Order == 1 ? first : Differentiator.Differentiate(first, context.Y) * first;
        }

        Expr derivative = definition.Differentiate(context);
        return gradient.Order == 1 ? derivative : Differentiator.Differentiate(derivative, context.X);
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
