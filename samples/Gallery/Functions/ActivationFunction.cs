using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace Gallery.Functions;

/// <summary>An activation of single elements as a function of x and its parameters, with its first two derivatives.</summary>
internal sealed class ActivationFunction
{
    private readonly Func<double[], double>[] _orders;
    private readonly Func<double[], double>? _training;

    /// <summary>Builds the expressions as the generator does for parameters that are known at run time only.</summary>
    public ActivationFunction(ActivationDefinition definition)
    {
        Definition = definition;
        Sliders = [.. definition.Parameters.Select(Slider.Of)];
        Variables = [Expr.Input.Symbol, .. Sliders.Select(static slider => slider.Name)];

        BoundParameter[] parameters = [.. definition.Parameters.Select(static p => new BoundParameter(p.Name, ParameterSource.Scalar, p.Name, p.Name))];
        var context = new FormulaContext(ElementType.Double, parameters);
        FormDefinition form = definition.Forms.First(form => form.Bound(context) is not null);
        var model = new ActivationModel(definition.Name, parameters.ToEquatableArray(), form.Form);
        var stage = new StageExpressions(model, ElementType.Double, uniform: null);
        Orders = [Simplified(stage.Value), Simplified(stage.Derivative(1)), Simplified(stage.Derivative(2))];
        _orders = [.. Orders.Select(order => ExprFunction.Compile(order, Variables))];

        if (definition.IsRandom)
        {
            Training = Simplified(new StageExpressions(model, ElementType.Double, context.Uniform).Value);
            TrainingVariables = [.. Variables, context.Uniform.Symbol];
            _training = ExprFunction.Compile(Training, TrainingVariables);
        }
    }

    /// <summary>The entry of the catalogue.</summary>
    public ActivationDefinition Definition { get; }

    /// <summary>Its parameters, in the order of the catalogue.</summary>
    public IReadOnlyList<Slider> Sliders { get; }

    /// <summary>What <see cref="Orders"/> depend on: x and the parameters.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>The value, the derivative and the second derivative.</summary>
    public IReadOnlyList<Expr> Orders { get; }

    /// <summary>What it computes while training, or null.</summary>
    public Expr? Training { get; }

    /// <summary>What <see cref="Training"/> depends on: a number that is drawn comes last.</summary>
    public IReadOnlyList<string> TrainingVariables { get; } = [];

    /// <summary>Where the sliders start.</summary>
    public double[] Defaults => [.. Sliders.Select(static slider => slider.Default)];

    /// <summary>A parameter that is a second input, or null.</summary>
    public Slider? SecondInput => Sliders.FirstOrDefault(static slider => slider.Definition.Kind == ParameterKind.Elements);

    /// <summary>The value or a derivative with these parameters.</summary>
    public Func<double, double> At(int order, double[] parameters) => x => _orders[order]([x, .. parameters]);

    /// <summary>The value and the derivatives with these parameters.</summary>
    public Func<double, double>[] At(double[] parameters) => [.. Enumerable.Range(0, Orders.Count).Select(order => At(order, parameters))];

    /// <summary>The value while training, given the number that was drawn.</summary>
    public double Train(double x, double[] parameters, double uniform) => _training!([x, .. parameters, uniform]);

    private static Expr Simplified(Expr expression) => Simplifier.Simplify(expression, ElementType.Double);
}
