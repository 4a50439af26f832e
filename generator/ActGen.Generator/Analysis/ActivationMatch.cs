using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActGen.Generator.Catalog;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Analysis;

/// <summary>An activation of the catalogue that an expression is.</summary>
/// <param name="Definition">The entry.</param>
/// <param name="Parameters">The values of its parameters; those that are known at run time only are variables.</param>
/// <param name="Element">The element type.</param>
/// <param name="KeepsNaN">Whether NaN comes back from the expression, as it does from every activation.</param>
internal sealed record ActivationMatch(ActivationDefinition Definition, IReadOnlyList<(ParameterDefinition Parameter, Expr Value)> Parameters, ElementType Element, bool KeepsNaN)
{
    /// <summary>
    /// Values that stand for numbers known at run time only, each set for as many variables. What is the same for numbers
    /// below 0, between 0 and 1 and above 1 is so for all: formulas of the catalogue change there.
    /// </summary>
    private static readonly double[][] Probes = [[0.3125, 0.5625], [2.4375, 3.625], [-0.6875, -1.375]];

    /// <summary>More constants than any formula of an activation has.</summary>
    private const int MostConstants = 16;

    /// <summary>The activation, or null where there is none or it is no gain.</summary>
    /// <param name="written">The expression.</param>
    /// <param name="outside">The variables in it that are no elements.</param>
    /// <param name="cancellationToken">Stops the search, which tries each entry of the catalogue with each number of the expression.</param>
    public static ActivationMatch? Of(Composition written, IReadOnlyList<Expr> outside, CancellationToken cancellationToken)
    {
        Expr value = Simplifier.Simplify(written.Value, written.Element);
        Expr[] variables = [.. outside.Where(variable => value.Mentions(variable))];
        if (variables.Length == 0)
        {
            return Direct(written) ?? Matches(value, written.Element, cancellationToken).FirstOrDefault();
        }

        // With numbers in the place of variables it is a formula like any other; which parameter has them tells what the variable is.
        return variables.Length > Probes[0].Length ? null : Probes
            .Select(probe => Matches(With(value, variables, probe), written.Element, cancellationToken).Select(match => match.With(probe, variables)).ToArray())
            .Aggregate(static (left, right) => [.. left.Where(match => right.Any(match.IsSame))])
            .FirstOrDefault(match => variables.All(variable => match.Parameters.Count(parameter => parameter.Value.Equals(variable)) == 1));
    }

    /// <summary>The arguments of the attribute.</summary>
    /// <param name="convention">How the type of conventions is written.</param>
    public string Attribute(string convention)
    {
        var arguments = new List<string> { $"\"{Definition.Name}\"" };
        foreach ((ParameterDefinition parameter, Expr value) in Parameters)
        {
            if (value.IsConstant && !double.IsInfinity(value.Value) && (parameter.Default is not { Disagree: false } defaults || Element.Round(defaults.Default) != value.Value))
            {
                arguments.Add($"{parameter.PropertyName} = {NumberLiteral.Plain(value.Value, Element)}");
            }
            else if (value.IsConstant && double.IsInfinity(value.Value))
            {
                arguments.Add($"Convention = {convention}.{Convention.TensorFlow}"); // no number says so
            }
        }

        return string.Join(", ", arguments);
    }

    /// <summary>What an idiom was recognised as, where that is all there is.</summary>
    private static ActivationMatch? Direct(Composition written)
        => written.Applications.Count == 1 && written.Outer.Equals(written.Applications[0].Variable) && written.Applications[0] is { } application
            && application.Argument.Equals(Expr.Input)
                ? new(
                    application.Definition,
                    [.. application.Definition.Parameters.Zip(application.Activation.Parameters, static (parameter, bound) => (parameter, Expr.Constant(bound.Value)))],
                    written.Element,
                    KeepsNaN: true)
                : null;

    private static IEnumerable<ActivationMatch> Matches(Expr value, ElementType element, CancellationToken cancellationToken)
    {
        if (!HasMoreThanArithmetic(value) || SameFunction.As(value, element) is not { } function)
        {
            return [];
        }

        double[] constants = [.. Constants(value).Select(number => element.Round(number)).Distinct()];
        return constants.Length > MostConstants ? [] :
            from definition in ActivationCatalog.All
            where definition is { IsRandom: false, Gate: null } && definition.Parameters.All(static parameter => parameter.Kind != ParameterKind.Elements)
            from parameters in Choices(definition, constants, element)
            let bound = definition.Parameters.Zip(parameters, static (parameter, number) => new BoundParameter(parameter.Name, number)).ToArray()
            where definition.Validate(bound) is null && IsAny(definition, new FormulaContext(element, bound), function, cancellationToken)
            orderby definition.Parameters.Zip(parameters, (parameter, number) => Usual(parameter, element) == number ? 0 : 1).Sum(),
                definition.Parameters.Count,
                definition.Parameters.Count(static parameter => parameter.Default is null), // leaky_relu rather than prelu
                definition.Name.Length // elu rather than celu
            select new ActivationMatch(
                definition, [.. definition.Parameters.Zip(parameters, static (parameter, number) => (parameter, Expr.Constant(number)))], element, function.KeepsNaN);
    }

    private static bool IsAny(ActivationDefinition definition, FormulaContext context, SameFunction function, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return definition.Forms.Any(form => form.Bound(context) is not null && function.Is(form.Build(context)));
    }

    /// <summary>Whether there is more in it than sums and products, which a compiler makes as good a loop of.</summary>
    private static bool HasMoreThanArithmetic(Expr value)
        => value.Nodes().Any(static node => node.Operation is Operation.Call or Operation.Abs or Operation.Min or Operation.Max or Operation.CopySign
            or Operation.SelectLess or Operation.SelectLessOrEqual or Operation.SelectEqual);

    /// <summary>The values that the parameters may have: numbers in the formula, and their defaults.</summary>
    private static IEnumerable<double[]> Choices(ActivationDefinition definition, double[] constants, ElementType element)
        => definition.Parameters.Aggregate(
            (IEnumerable<double[]>)[[]],
            (chosen, parameter) => chosen.SelectMany(before => Candidates(parameter, constants, element).Select(number => before.Append(number).ToArray())));

    private static IEnumerable<double> Candidates(ParameterDefinition parameter, double[] constants, ElementType element)
    {
        IEnumerable<double> inRange = constants.Where(parameter.Range.Contains);
        return (Usual(parameter, element) is { } usual ? inRange.Prepend(usual) : inRange).Distinct();
    }

    private static double? Usual(ParameterDefinition parameter, ElementType element)
        => parameter.Default is { } defaults ? element.Round(defaults.Default) : null;

    /// <summary>The numbers in a formula, with those that a parameter may say in their place: x - 2 is x + -2, and x / 6 a sixth of x.</summary>
    private static IEnumerable<double> Constants(Expr expression) => expression.Nodes().SelectMany(static node => node switch
    {
        { IsConstant: true } => (double[])[node.Value, -node.Value],
        { Operation: Operation.Divide, Operands: var operands } when operands[1].IsConstant => [1 / operands[1].Value],
        _ => [],
    });

    private static Expr With(Expr value, Expr[] variables, double[] numbers)
        => value.Substitute(variables.Zip(numbers, static (variable, number) => (variable, number)).ToDictionary(static pair => pair.variable, static pair => Expr.Constant(pair.number)));

    /// <summary>The match with variables for the numbers that stood for them.</summary>
    private ActivationMatch With(double[] numbers, Expr[] variables) => this with
    {
        Parameters =
        [
            .. Parameters.Select(parameter => System.Array.IndexOf(numbers, parameter.Value.Value) is >= 0 and var index && index < variables.Length
                ? (parameter.Parameter, variables[index])
                : parameter),
        ],
    };

    private bool IsSame(ActivationMatch other)
        => Definition == other.Definition && Parameters.Select(static parameter => parameter.Value).SequenceEqual(other.Parameters.Select(static parameter => parameter.Value));
}
