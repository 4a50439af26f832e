using System.Collections.Generic;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Catalog;

/// <summary>What a catalogue entry builds its expression from: the input, the bound parameters and the element type.</summary>
internal sealed class FormulaContext
{
    private readonly IReadOnlyList<BoundParameter> _parameters;

    public FormulaContext(ElementType element, IReadOnlyList<BoundParameter> parameters)
    {
        Element = element;
        _parameters = parameters;
    }

    public ElementType Element { get; }

    /// <summary>Whether the code is for a tier in which the processor may fuse a multiply-add.</summary>
    public bool IsFused { get; init; } = true;

    /// <summary>The element the activation is applied to.</summary>
    public Expr X => Expr.Input;

    /// <summary>What the activation gave, where a derivative is computed from it.</summary>
    public Expr Y { get; } = Expr.Variable("y");

    /// <summary>The largest finite value.</summary>
    public Expr Largest => Element.Largest();

    /// <summary>ScaledExp takes arguments in [-ExpLimit, 0]. The runtime's constant of that name; a test compares them.</summary>
    public double ExpLimit => Element == ElementType.Single ? 120 : 760;

    /// <summary>The exponent of the factor that ScaledExp and ScaledNormalTail carry: the runtime's ExpScale is 2 to it.</summary>
    public int ExpScaleExponent => Element == ElementType.Single ? 64 : 128;

    /// <summary>What undoes that factor.</summary>
    public Expr InverseExpScale => Expr.Constant(System.Math.Pow(2, -ExpScaleExponent)).Named("unscale", $"2^-{ExpScaleExponent}");

    /// <summary>ScaledNormalTail takes arguments in [0, NormalTailLimit]. The runtime's constant of that name.</summary>
    public double NormalTailLimit => Element == ElementType.Single ? 14.75 : 39;

    /// <summary>A number drawn for the element, uniform in [0, 1).</summary>
    public Expr Uniform { get; } = Expr.Variable("u");

    /// <summary>A parameter as it appears in the expression: a constant, or a variable where it is known at run time only.</summary>
    public Expr this[string parameter] => Find(parameter) switch
    {
        { IsConstant: true } => Constant(parameter)!.Value,
        { IsComplement: true } complement => 1 - Expr.Variable(complement.Symbol!),
        var bound => Expr.Variable(bound.Symbol!),
    };

    /// <summary>1 minus a parameter, without the rounding where it is given that way.</summary>
    public Expr Complement(string parameter) => Find(parameter) switch
    {
        { IsConstant: true, IsComplement: true } complement => complement.Value,
        { IsConstant: true } bound => 1 - bound.Value,
        { IsComplement: true } complement => Expr.Variable(complement.Symbol!),
        _ => 1 - this[parameter],
    };

    /// <summary>The value of a parameter, or null where it is known at run time only.</summary>
    public double? Constant(string parameter) => Find(parameter) switch
    {
        { IsConstant: false } => null,
        { IsComplement: true } complement => 1 - complement.Value,
        var bound => bound.Value,
    };

    /// <summary>Whether the parameter is known to have the value.</summary>
    public bool Is(string parameter, double value) => Constant(parameter) == value;

    private BoundParameter Find(string parameter)
    {
        foreach (BoundParameter bound in _parameters)
        {
            if (bound.Name == parameter)
            {
                return bound;
            }
        }

        throw new KeyNotFoundException($"The catalogue entry uses '{parameter}' without declaring it.");
    }

    /// <summary>The value of a parameter, in a form that applies to constants only.</summary>
    public double Value(string parameter) => Constant(parameter)!.Value;

    /// <summary>The element nearest to <paramref name="value"/>.</summary>
    public double Round(double value) => Element.Round(value);

    /// <summary>
    /// A mathematical constant in twice the precision of the element type, given as the nearest double and the remainder.
    /// </summary>
    public TwoPart Exactly(double nearest, double remainder)
    {
        double high = Round(nearest);
        return new(high, Round((nearest - high) + remainder));
    }
}
