using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Catalog;

/// <summary>
/// silu and softplus for a beta of any size: one that is known at run time only, or a constant so small that their usual
/// forms would lose the tail.
/// </summary>
/// <remarks>
/// A power of two that the exponential carries does not reach far enough here: x or 1 / beta may be as large as numbers get.
/// So exp(-|beta x|) is a product of two factors. In the tail both are its root, which is a normal number there, and a product
/// with the one and then the other is right even where the exponential has vanished; elsewhere the second is 1, because the
/// error of a root counts twice.
/// </remarks>
internal sealed class AnySteepness
{
    public const string Remark =
        "exp(-|beta x|) is held as two factors, both its root in the tail: multiplying by one after the other keeps the tail, whatever the size of beta, where the exponential itself would be subnormal.";

    private readonly FormulaContext _f;
    private readonly Expr _beta;
    private readonly Expr _z;
    private readonly Expr _tailFrom;
    private readonly Expr _root;
    private readonly Expr _rest;

    /// <param name="f">The context.</param>
    /// <param name="x">A number whose magnitude is that of x; x itself when left out. A derivative that is differentiated again takes <see cref="SignedX"/>, whose slope tells the sides of 0 apart.</param>
    public AnySteepness(FormulaContext f, Expr? x = null)
    {
        _f = f;
        _beta = f["beta"];

        Expr steepness = Abs(_beta).Named("steepness");
        Expr bound = Min(2 * f.ExpLimit * (1 - 1e-6) / steepness, f.Largest).Named("bound", "of |x|, so that |beta x| is at most twice ExpLimit");
        TwoPart z = TwoPart.Product(steepness, Min(Abs(x ?? f.X), bound)).Named("z");
        _z = z.High;
        _tailFrom = f.Element == ElementType.Single ? 80 : 700; // the exponential is a normal number up to here
        Expr share = InTail(-0.5, -1).Named("share");
        _root = IfInfinite(IfEqual(_beta, 0, 1, 0).Named("atInfinity"), ExpOfNonPositive(share * z.High, share * z.Low)).Named("root", "exp(-|beta x|), in the tail the root of it");
        _rest = InTail(_root, 1).Named("rest");
    }

    /// <summary>x or -x, whichever has the sign of beta x.</summary>
    public static Expr SignedX(FormulaContext f) => IfLess(f["beta"], 0, -f.X, f.X);

    /// <summary>exp(-|beta x|).</summary>
    public Expr Exponential => (_root * _rest).Named("e");

    /// <summary>x / (1 + exp(-beta x)).</summary>
    public Expr Silu() => IfLess(SignedX(_f), 0, WeightedRoot * _rest, _f.X) / MultiplyAdd(_root, _rest, 1);

    /// <summary>
    /// With e = exp(-|z|), z = beta x: e (1 + e - |z|) / (1 + e)^2 where z is negative, (1 + e (1 + |z|)) / (1 + e)^2 elsewhere.
    /// </summary>
    public Expr SiluDerivative()
    {
        Expr below = _rest * (_root * MultiplyAdd(_root, _rest, 1 - _z));
        Expr above = MultiplyAdd(Exponential, 1 + _z, 1);
        return IfLess(SignedX(_f), 0, below, above).Named("numerator") / SmoothDerivatives.SquareOfOnePlus(Exponential);
    }

    /// <summary>The derivative of silu with respect to beta: x^2 e / (1 + e)^2 with e = exp(-|beta x|).</summary>
    public Expr SiluToBeta()
    {
        Expr onePlus = MultiplyAdd(_root, _rest, 1).Named("onePlus");
        return WeightedRoot / onePlus * (IfInfinite(IfEqual(_beta, 0, _f.X, 1), _f.X * _rest) / onePlus);
    }

    /// <summary>log(1 + exp(-|beta x|)) / beta of a positive beta.</summary>
    public Expr SoftplusTail() => InTail(_root / _beta * _rest, Expr.Call(Function.Log1pOfUnit, Exponential) / _beta);

    /// <summary>
    /// The derivative of softplus with respect to a positive beta: -(z e / (1 + e) + log(1 + e)) / beta^2 with z = |beta x| and
    /// e = exp(-z), on both sides of 0 the sum of two numbers of one sign.
    /// </summary>
    public Expr SoftplusToBeta()
    {
        Expr sum = MultiplyAdd(_z, Exponential / (1 + Exponential), Expr.Call(Function.Log1pOfUnit, Exponential)).Named("sum");
        return -sum / _beta / _beta;
    }

    /// <summary>x times the root; at infinity its limit, zero, where beta is not.</summary>
    private Expr WeightedRoot => IfInfinite(IfEqual(_beta, 0, _f.X, CopySign(0, _f.X)), _f.X * _root).Named("weighted");

    private Expr InTail(Expr tail, Expr elsewhere) => IfLess(_tailFrom, _z, tail, elsewhere);

    private Expr IfInfinite(Expr infinite, Expr finite) => IfLess(_f.Largest, Abs(_f.X), infinite, finite);
}
