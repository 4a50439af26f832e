using static ActGen.Generator.Expressions.Expr;

namespace ActGen.Generator.Expressions;

/// <summary>The vocabulary in which catalogue entries are written; meant for <c>using static</c>.</summary>
internal static class Formulas
{
    public static Expr Abs(Expr value) => Of(Operation.Abs, value);

    public static Expr Sqrt(Expr value) => Of(Operation.Sqrt, value);

    public static Expr Min(Expr value, Expr bound) => Of(Operation.Min, value, bound);

    public static Expr Max(Expr value, Expr bound) => Of(Operation.Max, value, bound);

    public static Expr Clamp(Expr value, Expr minimum, Expr maximum) => Min(Max(value, minimum), maximum);

    public static Expr CopySign(Expr magnitude, Expr sign) => Of(Operation.CopySign, magnitude, sign);

    public static Expr MultiplyAdd(Expr left, Expr right, Expr addend) => Of(Operation.MultiplyAdd, left, right, addend);

    public static Expr FusedMultiplyAdd(Expr left, Expr right, Expr addend) => Of(Operation.FusedMultiplyAdd, left, right, addend);

    /// <summary><c>left &lt; right ? ifTrue : ifFalse</c>; NaN selects <paramref name="ifFalse"/>.</summary>
    public static Expr IfLess(Expr left, Expr right, Expr ifTrue, Expr ifFalse)
        => Of(Operation.SelectLess, left, right, ifTrue, ifFalse);

    /// <summary><c>left &lt;= right ? ifTrue : ifFalse</c>; NaN selects <paramref name="ifFalse"/>.</summary>
    public static Expr IfLessOrEqual(Expr left, Expr right, Expr ifTrue, Expr ifFalse)
        => Of(Operation.SelectLessOrEqual, left, right, ifTrue, ifFalse);

    /// <summary><c>left == right ? ifTrue : ifFalse</c>; NaN selects <paramref name="ifFalse"/>.</summary>
    public static Expr IfEqual(Expr left, Expr right, Expr ifTrue, Expr ifFalse)
        => Of(Operation.SelectEqual, left, right, ifTrue, ifFalse);

    public static Expr Exp(Expr value) => Call(Function.Exp, value);

    /// <summary><c>exp(value + tail)</c> of a sum in [-ExpLimit, 0], the tail at most the last place of the value.</summary>
    public static Expr ExpOfNonPositive(Expr value, Expr tail) => Call(Function.ExpOfNonPositive, value, tail);

    public static Expr ScaledExp(Expr value) => Call(Function.ScaledExp, value);

    /// <summary>ScaledExp of a value of twice the precision, or of a plain one that has no tail.</summary>
    public static Expr ScaledExp(TwoPart value)
        => value.IsPlain ? ScaledExp(value.High) : Call(Function.ScaledExp, value.High, value.Low);

    /// <summary><c>scale * (1 + exp(value))</c>, rounded about once: the exponential by itself is not.</summary>
    public static Expr ScaledOnePlusExp(Expr value, Expr scale) => Call(Function.ScaledOnePlusExp, value, scale);

    /// <summary>The same of a value of twice the precision, or of a plain one that has no tail.</summary>
    public static Expr ScaledOnePlusExp(TwoPart value, Expr scale)
        => value.IsPlain ? ScaledOnePlusExp(value.High, scale) : Call(Function.ScaledOnePlusExp, value.High, value.Low, scale);

    /// <summary><c>scale * coth(log(1 + exp(-value)))</c>.</summary>
    public static Expr ScaledCothOfSoftplus(Expr value, Expr scale) => Call(Function.ScaledCothOfSoftplus, value, scale);

    public static Expr Expm1(Expr value) => Call(Function.Expm1, value);

    /// <summary><c>scale * (exp(value) - 1)</c> of a value that is never positive.</summary>
    public static Expr ScaledExpm1(Expr value, Expr scale) => Call(Function.ScaledExpm1OfNonPositive, value, scale);

    /// <summary>The same of a value of twice the precision in [-ExpLimit, 0].</summary>
    public static Expr ScaledExpm1(TwoPart value, Expr scale) => Call(Function.ScaledExpm1OfNonPositive, value.High, value.Low, scale);

    public static Expr Log1p(Expr value) => Call(Function.Log1p, value);

    public static Expr Softplus(Expr value) => Call(Function.Softplus, value);

    public static Expr Tanh(Expr value) => Call(Function.Tanh, value);

    public static Expr Tanhshrink(Expr value) => Call(Function.Tanhshrink, value);

    public static Expr ScaledNormalTail(Expr value) => Call(Function.ScaledNormalTail, value);

    public static Expr ScaledGeluTail(Expr value) => Call(Function.ScaledGeluTail, value);
}
