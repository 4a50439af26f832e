using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Expressions;

/// <summary>A formula that textbooks give and floating point punishes.</summary>
/// <param name="Formula">The formula, in terms of x.</param>
/// <param name="Replacement">What it is evaluated as.</param>
internal sealed record Idiom(string Formula, string Replacement);

/// <summary>
/// Recognises formulas that overflow or cancel where their value is harmless, of any subexpression and however they are
/// written, and replaces them by the catalogue's activation or the runtime's function of the same value.
/// </summary>
internal sealed class Idioms
{
    private static readonly Idiom Sigmoid = new("1 / (1 + exp(-x))", "sigmoid");
    private static readonly Idiom SigmoidOfTanh = new("(1 + tanh(x)) / 2", "sigmoid of 2 x");
    private static readonly Idiom Silu = new("x / (1 + exp(-x))", "silu");
    private static readonly Idiom Softplus = new("log(1 + exp(x))", "softplus");
    private static readonly Idiom Mish = new("x * tanh(log(1 + exp(x)))", "mish");
    private static readonly Idiom Gelu = new("0.5 * x * (1 + erf(x / sqrt(2)))", "gelu");
    private static readonly Idiom GeluTanh = new("0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3)))", "gelu_tanh");
    private static readonly Idiom TanhOfExp = new("(exp(x) - exp(-x)) / (exp(x) + exp(-x))", "tanh");
    private static readonly Idiom Expm1OfExp = new("exp(x) - 1", "expm1");
    private static readonly Idiom Log1pOfLog = new("log(1 + x)", "log1p");

    private const double SqrtTwoOverPi = 0.7978845608028654;

    private readonly ElementType _element;
    private readonly ApplicationList _applications = new();
    private readonly IntervalAnalysis _intervals = new();
    private readonly Dictionary<Expr, Expr> _done = [];
    private readonly List<Idiom> _recognised = [];

    private Idioms(ElementType element) => _element = element;

    /// <summary>The composition without idioms, and those that were in it.</summary>
    public static (Composition Stable, IReadOnlyList<Idiom> Recognised) Replace(Composition written)
    {
        var idioms = new Idioms(written.Element);
        foreach (Application application in written.Applications)
        {
            idioms._done.Add(application.Variable, idioms._applications.Add(application.Activation, idioms.Visit(application.Argument)));
        }

        Expr outer = idioms.Visit(written.Outer);
        return (idioms._applications.Compose(written.Element, outer), idioms._recognised);
    }

    // From the outside in: the largest idiom wins, and what it is applied to is looked at afterwards.
    private Expr Visit(Expr expression)
    {
        if (!_done.TryGetValue(expression, out Expr? stable))
        {
            stable = Recognise(expression) ?? expression.WithOperands([.. expression.Operands.Select(Visit)]);
            _done.Add(expression, stable);
        }

        return stable;
    }

    private Expr? Recognise(Expr expression)
    {
        IReadOnlyList<Expr> o = expression.Operands;
        return expression.Operation switch
        {
            Operation.Call when expression.Function is Function.Log or Function.Log1p => Logarithm(expression),
            Operation.Add when o[1].IsConstantEqualTo(-1) => DifferenceWithOne(o[0]),
            Operation.Add when o[0].IsConstantEqualTo(-1) => DifferenceWithOne(o[1]),
            Operation.Subtract when o[1].IsConstantEqualTo(1) => DifferenceWithOne(o[0]),
            Operation.Subtract when o[0].IsConstantEqualTo(1) && DifferenceWithOne(o[1]) is { } difference => Patterns.Negated(difference),
            Operation.Multiply => Product(expression),
            Operation.Divide => TangentOfExponentials(o[0], o[1]) ?? Product(expression),
            _ => null,
        };
    }

    /// <summary><c>value - 1</c>.</summary>
    private Expr? DifferenceWithOne(Expr value)
    {
        if (Patterns.ExpArgument(value) is { } x)
        {
            return As(Expm1OfExp, Expm1(Visit(x)));
        }

        // 2 / (1 + exp(x)) - 1 = -tanh(x / 2)
        return value.Operation == Operation.Divide && value.Operands[0].IsConstantEqualTo(2) && OnePlusExp(value.Operands[1]) is { } argument
            ? As(TanhOfExp, -Tanh(Visit(Patterns.Half(argument))))
            : null;
    }

    private Expr? Logarithm(Expr logarithm)
    {
        Expr argument = logarithm.Operands[0];
        bool isLog1p = logarithm.Function == Function.Log1p;
        Expr? exponent = isLog1p ? Patterns.ExpArgument(argument) : OnePlusExp(argument);
        if (exponent is not null && !IsNeverPositive(exponent))
        {
            return As(Softplus, Apply("softplus", exponent));
        }

        return !isLog1p && Patterns.MinusOne(argument) is { } x ? As(Log1pOfLog, Log1p(Visit(x))) : null;
    }

    /// <summary>The hyperbolic tangent, written as a quotient of sums of exponentials.</summary>
    private Expr? TangentOfExponentials(Expr numerator, Expr denominator)
    {
        if (numerator.Operation != Operation.Subtract || denominator.Operation != Operation.Add)
        {
            return null;
        }

        (Expr first, Expr second) = (numerator.Operands[0], numerator.Operands[1]);
        IReadOnlyList<Expr> sum = denominator.Operands;
        if (!(sum[0].Equals(first) && sum[1].Equals(second)) && !(sum[0].Equals(second) && sum[1].Equals(first)))
        {
            return null;
        }

        return (Patterns.ExpArgument(first), Patterns.ExpArgument(second)) switch
        {
            ({ } x, { } minusX) when Patterns.AreOpposite(x, minusX) => As(TanhOfExp, Tanh(Visit(x))),
            ({ } x, null) when second.IsConstantEqualTo(1) => As(TanhOfExp, Tanh(Visit(Patterns.Half(x)))),
            (null, { } x) when first.IsConstantEqualTo(1) => As(TanhOfExp, -Tanh(Visit(Patterns.Half(x)))),
            _ => null,
        };
    }

    private Expr? Product(Expr expression)
    {
        if (Factors.Of(expression) is not { } factors)
        {
            return null;
        }

        if (factors.Denominators.Count == 1 && OnePlusExp(factors.Denominators[0]) is { } exponent)
        {
            return Logistic(factors, exponent);
        }

        if (factors.Denominators.Count > 0)
        {
            return null;
        }

        foreach (Expr factor in factors.Numerators)
        {
            if (Gated(factors, factor) is { } gated)
            {
                return gated;
            }
        }

        return null;
    }

    /// <summary><c>numerators / (1 + exp(exponent))</c>.</summary>
    private Expr? Logistic(Factors factors, Expr exponent)
    {
        foreach (Expr x in factors.Numerators)
        {
            if (Patterns.ExpArgument(x) is { } same && same.Equals(exponent))
            {
                return As(Sigmoid, Product(factors, Apply("sigmoid", exponent), x));
            }

            if (Polynomial.Of(exponent, x) is (0, var slope, 0, 0) && IsModerate(slope))
            {
                return As(Silu, Product(factors, Apply("silu", x, -slope), x));
            }
        }

        return factors.Numerators.Count == 0 && !IsNeverPositive(exponent)
            ? As(Sigmoid, Product(factors, Apply("sigmoid", Patterns.Negated(exponent))))
            : null;
    }

    /// <summary>A product with <c>1 + tanh</c>, <c>1 + erf</c> or <c>tanh(log(1 + exp))</c>.</summary>
    private Expr? Gated(Factors factors, Expr gate)
    {
        if (IsCall(gate, Function.Tanh) && SoftplusArgument(gate.Operands[0]) is { } mish && factors.Numerators.Contains(mish))
        {
            return As(Mish, Product(factors, Apply("mish", mish), gate, mish));
        }

        if (Patterns.MinusOne(gate) is not { } function || !(IsCall(function, Function.Tanh) || IsCall(function, Function.Erf)))
        {
            return null;
        }

        Expr argument = function.Operands[0];
        Factors doubled = factors with { Constant = 2 * factors.Constant };
        foreach (Expr x in factors.Numerators)
        {
            Idiom? idiom = (Polynomial.Of(argument, x), function.Function) switch
            {
                ((0, var slope, 0, 0), Function.Erf) when IsNear(slope, 0.7071067811865476) => Gelu,
                ((0, var slope, 0, var cubic), Function.Tanh) when IsNear(slope, SqrtTwoOverPi) && IsNear(cubic, SqrtTwoOverPi * 0.044715) => GeluTanh,
                _ => null,
            };
            if (idiom is not null)
            {
                return As(idiom, Product(doubled, Apply(idiom.Replacement, x), gate, x));
            }
        }

        return function.Function == Function.Tanh
            ? As(SigmoidOfTanh, Product(doubled, Apply("sigmoid", Patterns.Twice(argument)), gate))
            : null;
    }

    private static bool IsCall(Expr expression, Function function) => expression.Operation == Operation.Call && expression.Function == function;

    /// <summary>The x of <c>log(1 + exp(x))</c>.</summary>
    private static Expr? SoftplusArgument(Expr expression)
        => IsCall(expression, Function.Log) ? OnePlusExp(expression.Operands[0])
            : IsCall(expression, Function.Log1p) ? Patterns.ExpArgument(expression.Operands[0])
            : null;

    /// <summary>The x of <c>1 + exp(x)</c>.</summary>
    private static Expr? OnePlusExp(Expr expression) => Patterns.MinusOne(expression) is { } exponential ? Patterns.ExpArgument(exponential) : null;

    // exp(x) then neither overflows nor leaves a sum with 1 that loses digits.
    private bool IsNeverPositive(Expr expression) => _intervals[expression].Maximum <= 0;

    /// <summary>A steepness the catalogue's silu takes in either type.</summary>
    private static bool IsModerate(double slope) => Math.Abs(slope) is >= 1e-6 and <= 1e6;

    /// <summary>The author's constant is a rounding of the exact one: in the element type, with a last operation of its own.</summary>
    private bool IsNear(double constant, double exact) => Math.Abs(constant - exact) <= exact * Math.Pow(2, 2 - _element.Precision());

    private Expr Product(Factors factors, Expr value, params Expr[] taken) => Factors.Product(factors.Constant, factors.Without(taken).Select(Visit), value);

    private Expr As(Idiom idiom, Expr replacement)
    {
        if (!_recognised.Contains(idiom))
        {
            _recognised.Add(idiom);
        }

        return replacement;
    }

    /// <summary>A catalogue activation with its parameters at their defaults, but for the first where it is given.</summary>
    private Expr Apply(string name, Expr argument, double? parameter = null)
    {
        ActivationDefinition definition = ActivationCatalog.Find(name)!;
        IEnumerable<BoundParameter> parameters = definition.Parameters.Select((candidate, index)
            => new BoundParameter(candidate.Name, _element.Round(index == 0 && parameter is { } value ? value : candidate.Default!.Default)));
        return _applications.Add(new(name, parameters.ToEquatableArray(), ActivationForm.Auto), Visit(argument));
    }
}
