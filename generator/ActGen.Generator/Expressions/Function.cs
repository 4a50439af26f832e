namespace ActGen.Generator.Expressions;

/// <summary>
/// The transcendental functions of the runtime. The members carry the names of its methods, because a call is emitted as
/// <c>VectorMathF&lt;V&gt;.Name(...)</c>.
/// </summary>
internal enum Function
{
    Exp,

    /// <summary>The exponential of an argument that is never positive.</summary>
    ExpOfNonPositive,

    /// <summary>A power of two (the runtime's ExpScale) times the exponential of an argument in [-ExpLimit, 0].</summary>
    ScaledExp,

    /// <summary>
    /// Operands (x, scale) or (x, tail, scale): scale (1 + exp(x + tail)) of an argument in [-ExpLimit, ExpLimit], and a power of two that keeps the result
    /// and what the exponential adds to it normal.
    /// </summary>
    ScaledOnePlusExp,

    /// <summary>The same of an argument in [0, ExpLimit], without a tail.</summary>
    ScaledOnePlusExpOfNonNegative,

    /// <summary>Operands (x, scale): scale coth(log(1 + exp(-x))) of an argument and a scale as above.</summary>
    ScaledCothOfSoftplus,

    Exp2,

    Expm1,

    /// <summary>exp(x) - 1 of an argument that is never positive.</summary>
    Expm1OfNonPositive,

    /// <summary>Operands (x, scale) or (x, tail, scale): scale (exp(x + tail) - 1) of an x that is never positive and a positive scale.</summary>
    ScaledExpm1OfNonPositive,

    Log,

    Log2,

    Log1p,

    /// <summary>log(1 + x) of an argument in [0, 1].</summary>
    Log1pOfUnit,

    /// <summary>log(1 + exp(x)).</summary>
    Softplus,

    /// <summary>NaN where the argument passes the runtime's TrigonometricLimit.</summary>
    Sin,

    /// <summary>NaN where the argument passes the runtime's TrigonometricLimit.</summary>
    Cos,

    Erf,

    Tanh,

    /// <summary>x - tanh(x).</summary>
    Tanhshrink,

    /// <summary>A power of two (the runtime's ExpScale) times the upper tail probability of the standard normal distribution, of an argument in [0, NormalTailLimit].</summary>
    ScaledNormalTail,

    /// <summary>The argument times ScaledNormalTail of it: what gelu lacks of max(x, 0), at |x|.</summary>
    ScaledGeluTail,
}
