using static ActGen.Generator.Expressions.Formulas;

namespace ActGen.Generator.Expressions;

/// <summary>
/// A value held as a sum of two numbers, the second far below the first: twice the precision of the element type, for the
/// argument of an exponential, whose absolute error becomes the relative error of the result.
/// </summary>
internal readonly record struct TwoPart(Expr High, Expr Low)
{
    /// <summary>The same value with names for its parts in generated code.</summary>
    public TwoPart Named(string name) => new(High.Named(name), Low.Named($"{name}Tail"));

    /// <summary>Whether it is one number: the other is the constant 0.</summary>
    public bool IsPlain => Low.IsConstantEqualTo(0);

    public static TwoPart operator -(TwoPart value) => new(-value.High, value.IsPlain ? value.Low : -value.Low);

    /// <summary>The product of two elements, exact.</summary>
    public static TwoPart Product(Expr left, Expr right)
    {
        Expr high = left * right;
        return new(high, FusedMultiplyAdd(left, right, -high));
    }

    /// <summary>The product with an element; the error is of the order of the low part's rounding.</summary>
    public static TwoPart operator *(TwoPart left, Expr right)
    {
        TwoPart product = Product(left.High, right);
        return new(product.High, MultiplyAdd(left.Low, right, product.Low));
    }

    /// <summary>The product of two such values, without the product of the low parts.</summary>
    public static TwoPart operator *(TwoPart left, TwoPart right)
    {
        TwoPart product = Product(left.High, right.High);
        return new(product.High, MultiplyAdd(left.High, right.Low, MultiplyAdd(left.Low, right.High, product.Low)));
    }

    /// <summary>The sum, where neither part is known to be the larger (Knuth's two-sum).</summary>
    public static TwoPart operator +(TwoPart left, TwoPart right)
    {
        Expr high = left.High + right.High;
        Expr partOfRight = high - left.High;
        Expr error = (left.High - (high - partOfRight)) + (right.High - partOfRight);
        return new(high, left.IsPlain && right.IsPlain ? error : error + (left.Low + right.Low));
    }
}
