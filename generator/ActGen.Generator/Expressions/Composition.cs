using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;

namespace ActGen.Generator.Expressions;

/// <summary>An expression in which activations are applied to expressions.</summary>
/// <param name="Element">The type it is computed in.</param>
/// <param name="Outer">The expression, in which a variable stands for each application.</param>
/// <param name="Applications">The applications; the argument of one mentions only those before it.</param>
/// <remarks>
/// The applications stay apart because the stable form of an activation does not survive the rules of calculus: its
/// derivative is the catalogue's, by the chain rule.
/// </remarks>
internal sealed record Composition(ElementType Element, Expr Outer, EquatableArray<Application> Applications)
{
    /// <summary>The value, with the formula of each activation in its place.</summary>
    public Expr Value => Outer.Substitute(Values());

    /// <summary>The composition with values for its parameters.</summary>
    public Composition Bind(IReadOnlyDictionary<Expr, Expr> parameters) => new(
        Element,
        Outer.Substitute(parameters),
        Applications.Select(application => application with { Argument = application.Argument.Substitute(parameters) }).ToEquatableArray());

    /// <summary>The derivative with respect to the element or a parameter.</summary>
    public Expr Differentiate(Expr variable)
    {
        IReadOnlyDictionary<Expr, Expr> values = Values();
        var derivatives = new List<(Expr Variable, Expr Derivative)>();
        foreach (Application application in Applications)
        {
            Expr argument = application.Argument.Substitute(values);
            Expr slope = application.Definition.Differentiate(application.Context(Element)).Substitute(Expr.Input, argument);
            derivatives.Add((application.Variable, slope * Total(application.Argument)));
        }

        return Total(Outer);

        Expr Total(Expr expression)
        {
            Expr total = Differentiator.Differentiate(expression, variable).Substitute(values);
            foreach ((Expr application, Expr derivative) in derivatives)
            {
                if (expression.Mentions(application))
                {
                    Expr share = Differentiator.Differentiate(expression, application).Substitute(values) * derivative;
                    total = total.IsConstantEqualTo(0) ? share : total + share;
                }
            }

            return total;
        }
    }

    private Dictionary<Expr, Expr> Values()
    {
        var values = new Dictionary<Expr, Expr>();
        foreach (Application application in Applications)
        {
            Expr formula = application.Definition[application.Activation.Form].Build(application.Context(Element));
            values.Add(application.Variable, formula.Substitute(Expr.Input, application.Argument.Substitute(values)));
        }

        return values;
    }
}

/// <summary>An activation of an expression.</summary>
/// <param name="Variable">What stands for it in the expressions around it.</param>
/// <param name="Activation">The activation.</param>
/// <param name="Argument">What it is applied to.</param>
internal sealed record Application(Expr Variable, ActivationModel Activation, Expr Argument)
{
    /// <summary>The entry in the catalogue.</summary>
    public ActivationDefinition Definition => ActivationCatalog.Find(Activation.Name)!;

    /// <summary>What its formulas are built from.</summary>
    public FormulaContext Context(ElementType element) => new(element, Activation.Parameters);
}

/// <summary>Collects applications; the same activation of the same argument is one.</summary>
internal sealed class ApplicationList
{
    private readonly List<Application> _applications = [];

    /// <summary>The variable that stands for the application.</summary>
    public Expr Add(ActivationModel activation, Expr argument)
    {
        Application? known = _applications.FirstOrDefault(application => application.Activation == activation && application.Argument.Equals(argument));
        if (known is null)
        {
            // No name in C# contains a number sign.
            known = new(Expr.Variable($"{activation.Name}#{_applications.Count}"), activation, argument);
            _applications.Add(known);
        }

        return known.Variable;
    }

    /// <summary>The composition of these applications.</summary>
    public Composition Compose(ElementType element, Expr outer) => new(element, outer, _applications.ToEquatableArray());
}
