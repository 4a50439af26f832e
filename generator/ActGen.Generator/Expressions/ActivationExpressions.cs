using ActGen.Generator.Catalog;
using ActGen.Generator.Model;

namespace ActGen.Generator.Expressions;

/// <summary>An activation and its derivatives as expressions, be it of the catalogue or the author's own.</summary>
internal sealed class ActivationExpressions
{
    private readonly ActivationModel _activation;
    private readonly FormulaContext _context;

    public ActivationExpressions(ActivationModel activation, ElementType element)
    {
        _activation = activation;
        _context = new(element, activation.Parameters);
    }

    /// <summary>What the activation is applied to.</summary>
    public Expr X => _context.X;

    /// <summary>What it gave, where a derivative is computed from that.</summary>
    public Expr Y => _context.Y;

    /// <summary>The value at X. An activation that is called for one element at a time has none.</summary>
    public Expr Value => _activation.Function is { } function ? function.Value!.Value : Definition[_activation.Form].Build(_context);

    private ActivationDefinition Definition => ActivationCatalog.Find(_activation.Name)!;

    /// <summary>The derivative at X of order 1 or 2.</summary>
    public Expr Derivative(int order)
    {
        Expr first = _activation.Function is { } function ? function.Value!.Differentiate(X) : Definition.Differentiate(_context);
        return order == 1 ? first : Differentiator.Differentiate(first, X);
    }

    /// <summary>The derivative in terms of Y, or null where Y does not determine it.</summary>
    public Expr? DerivativeFromOutput(int order)
    {
        if (_activation.Function is not null || Definition.Derivative.FromOutput?.Invoke(_context) is not { } first)
        {
            return null;
        }

        // y' = g(y) gives y'' = g'(y) y'.
        return order == 1 ? first : Differentiator.Differentiate(first, Y) * first;
    }
}
