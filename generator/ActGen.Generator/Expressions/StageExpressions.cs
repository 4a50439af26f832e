using ActGen.Generator.Catalog;
using ActGen.Generator.Model;

namespace ActGen.Generator.Expressions;

/// <summary>An activation and its derivatives as expressions of <see cref="Expr.Input"/>, be it of the catalogue or the author's own.</summary>
internal sealed class StageExpressions
{
    private readonly ActivationModel _activation;
    private readonly FormulaContext _context;
    private readonly Expr? _uniform;

    /// <param name="activation">The activation. One that is called for one element at a time has no expressions.</param>
    /// <param name="element">The element type.</param>
    /// <param name="uniform">The random number of a random activation while training, else null.</param>
    public StageExpressions(ActivationModel activation, ElementType element, Expr? uniform)
    {
        _activation = activation;
        _context = new(element, activation.Parameters);
        _uniform = uniform;
    }

    public Expr Value => _uniform is { } uniform
        ? Draw(Definition.Training!, uniform)
        : _activation.Function is { } function ? function.Value!.Value
        : Definition[_activation.Form].Build(_context);

    private ActivationDefinition Definition => ActivationCatalog.Find(_activation.Name)!;

    /// <summary>The derivative of order 1 or 2 with respect to the input.</summary>
    public Expr Derivative(int order)
    {
        Expr first = _uniform is { } uniform
                ? Definition.TrainingDerivative is { } stated ? Draw(stated, uniform) : Differentiator.Differentiate(Value, Expr.Input)
            : _activation.Function is { } function ? function.Value!.Differentiate(Expr.Input)
            : Definition.Differentiate(_context);
        return order == 1 ? first : Differentiator.DifferentiateAgain(first, Expr.Input);
    }

    /// <summary>The derivative in terms of the output <paramref name="y"/>, or null where that does not determine it.</summary>
    public Expr? DerivativeFromOutput(Expr y, int order)
    {
        if (_activation.Function is not null || _uniform is not null || Definition.Derivative.FromOutput?.Invoke(_context) is not { } first)
        {
            return null;
        }

        // y' = g(y) gives y'' = g'(y) y'.
        Expr derivative = order == 1 ? first : Definition.Derivative.SecondFromOutput?.Invoke(_context) ?? Differentiator.Differentiate(first, _context.Y) * first;
        return derivative.Substitute(_context.Y, y);
    }

    /// <summary>The derivative with respect to a parameter that is known at run time only.</summary>
    public Expr DerivativeTo(string parameter)
        => _uniform is not null ? Differentiator.Differentiate(Value, Symbol(parameter))
            : _activation.Function is { } function ? function.Value!.Differentiate(Symbol(parameter))
            : Definition.DifferentiateTo(parameter, _context);

    /// <summary>What is stated of a random activation, with its random number.</summary>
    private Expr Draw(System.Func<FormulaContext, Expr> stated, Expr uniform) => stated(_context).Substitute(_context.Uniform, uniform);

    private Expr Symbol(string parameter)
    {
        foreach (BoundParameter bound in _activation.Parameters)
        {
            if (bound.Name == parameter)
            {
                return Expr.Variable(bound.Symbol!);
            }
        }

        throw new System.ArgumentException($"{_activation.Name} has no parameter {parameter}.", nameof(parameter));
    }
}
