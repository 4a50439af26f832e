using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Catalog;

/// <summary>
/// One activation, declared once: the generator, the documentation, the tests and the accuracy run all read this entry.
/// </summary>
internal sealed record ActivationDefinition
{
    /// <summary>The canonical name, lower case with underscores.</summary>
    public required string Name { get; init; }

    /// <summary>What frameworks call it otherwise.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The mathematical definition, in plain text, in terms of x and the parameters.</summary>
    public required string Formula { get; init; }

    public IReadOnlyList<ParameterDefinition> Parameters { get; init; } = [];

    /// <summary>The ways to compute it, cheapest first.</summary>
    public required IReadOnlyList<FormDefinition> Forms { get; init; }

    /// <summary>How it is differentiated.</summary>
    public DerivativeDefinition Derivative { get; init; } = new();

    /// <summary>
    /// What it computes while training, with <see cref="FormulaContext.Uniform"/> drawn for each element; null where it draws
    /// nothing. <see cref="Forms"/> is then what it computes otherwise.
    /// </summary>
    public Func<FormulaContext, Expr>? Training { get; init; }

    /// <summary>The derivative of <see cref="Training"/> with respect to x, where the rules of calculus do not give as good an expression.</summary>
    public Func<FormulaContext, Expr>? TrainingDerivative { get; init; }

    /// <summary>Whether it draws random numbers while training.</summary>
    public bool IsRandom => Training is not null;

    /// <summary>Where a row holds x and its second input as halves, if it can; null for what is no gate.</summary>
    public GateDefinition? Gate { get; init; }

    /// <summary>Two parameters of which the first must not be greater than the second.</summary>
    public (string Lower, string Upper)? Ordered { get; init; }

    /// <summary>Whether the function never decreases, for any parameters.</summary>
    public bool IsMonotone { get; init; }

    /// <summary>What is wrong with the constants among the parameters and how to mend it, or null when nothing is.</summary>
    public string? Validate(IReadOnlyList<BoundParameter> parameters)
    {
        if (Ordered is not var (lower, upper))
        {
            return null;
        }

        BoundParameter first = parameters.First(parameter => parameter.Name == lower);
        BoundParameter second = parameters.First(parameter => parameter.Name == upper);
        return first.IsConstant && second.IsConstant && first.Value > second.Value ? $"{lower} is greater than {upper}; exchange the two" : null;
    }

    public ParameterDefinition? FindParameter(string name) => Parameters.FirstOrDefault(parameter => parameter.IsNamed(name));

    /// <summary>The derivative with respect to x, in terms of x.</summary>
    public Expr Differentiate(FormulaContext context)
        => Derivative.FromInput is { } stated
            ? stated(context)
            : Differentiator.Differentiate(Forms.First(form => form.Bound(context) is not null).Build(context), context.X);

    /// <summary>The derivative with respect to a parameter that is known at run time only, in terms of x.</summary>
    public Expr DifferentiateTo(string parameter, FormulaContext context)
        => Derivative.ToParameter.TryGetValue(parameter, out Func<FormulaContext, Expr>? stated)
            ? stated(context)
            : Differentiator.Differentiate(Forms.First(form => form.Bound(context) is not null).Build(context), context[parameter]);

    public FormDefinition this[ActivationForm form] => Forms.First(candidate => candidate.Form == form);
}

/// <summary>A gated linear unit, whose two inputs may be the halves of a row.</summary>
/// <param name="Value">The parameter that is the second input.</param>
/// <param name="LibrariesDisagree">Whether some libraries have the gate in the first half and some in the second.</param>
internal sealed record GateDefinition(string Value, bool LibrariesDisagree);

/// <summary>The derivative of an activation with respect to x.</summary>
internal sealed record DerivativeDefinition
{
    /// <summary>
    /// The derivative in terms of x, with the kinks of the convention; null where the rules of calculus, applied to the first
    /// form, give as good an expression.
    /// </summary>
    public Func<FormulaContext, Expr>? FromInput { get; init; }

    /// <summary>The derivative in terms of the output y; null where y does not determine it.</summary>
    public Func<FormulaContext, Expr?>? FromOutput { get; init; }

    /// <summary>The second derivative in terms of y, where calculus would divide by a slope that is 0.</summary>
    public Func<FormulaContext, Expr>? SecondFromOutput { get; init; }

    /// <summary>
    /// The derivatives of the value with respect to parameters, in terms of x, where the rules of calculus do not give as good
    /// an expression.
    /// </summary>
    public IReadOnlyDictionary<string, Func<FormulaContext, Expr>> ToParameter { get; init; } = new Dictionary<string, Func<FormulaContext, Expr>>();
}

/// <summary>One way to compute an activation.</summary>
internal sealed record FormDefinition
{
    /// <summary>Which form it is; <see cref="ActivationForm.Auto"/> where there is only one.</summary>
    public ActivationForm Form { get; init; }

    /// <summary>The expression for given parameters.</summary>
    public required Func<FormulaContext, Expr> Build { get; init; }

    /// <summary>A bound of the error for given parameters, or null where the form does not apply.</summary>
    public required Func<FormulaContext, ErrorBound?> Bound { get; init; }

    /// <summary>How it is computed and why, for the documentation of generated code; null where the formula says it all.</summary>
    public Func<FormulaContext, string?> Remark { get; init; } = static _ => null;
}

/// <summary>The largest error of a form, in ULP of the exact result.</summary>
/// <param name="Fused">On processors with a fused multiply-add instruction.</param>
/// <param name="Unfused">On processors without, and in the scalar tier.</param>
/// <param name="Where">The inputs on which it is not exact, such as <c>x &lt; 0</c>; empty when everywhere.</param>
internal sealed record ErrorBound(double Fused, double Unfused, string Where = "")
{
    public ErrorBound(double everywhere)
        : this(everywhere, everywhere)
    {
    }

    /// <summary>What <c>MaxUlp</c> is compared with.</summary>
    public double Largest => Math.Max(Fused, Unfused);
}
