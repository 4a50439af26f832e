namespace ActGen.Generator.Expressions;

/// <summary>What a node of an expression computes from its operands.</summary>
internal enum Operation
{
    /// <summary>A value from outside: the element, another stream, a run-time parameter.</summary>
    Variable,

    /// <summary>A number, rounded to the element type where it is used.</summary>
    Constant,

    Negate,
    Abs,
    Sqrt,

    Floor,
    Ceiling,

    /// <summary>The nearest integer, halves to even.</summary>
    Round,

    Truncate,

    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>Operands (value, bound): <c>bound &lt; value ? bound : value</c>, so that a NaN value comes back.</summary>
    Min,

    /// <summary>Operands (value, bound): <c>bound &gt; value ? bound : value</c>, so that a NaN value comes back.</summary>
    Max,

    /// <summary>Operands (magnitude, sign).</summary>
    CopySign,

    /// <summary>Operands (left, right, addend): fused where the processor can.</summary>
    MultiplyAdd,

    /// <summary>Operands (left, right, addend): an exact product everywhere.</summary>
    FusedMultiplyAdd,

    /// <summary>Operands (left, right, ifTrue, ifFalse): <c>left &lt; right ? ifTrue : ifFalse</c>.</summary>
    SelectLess,

    /// <summary>Operands (left, right, ifTrue, ifFalse): <c>left &lt;= right ? ifTrue : ifFalse</c>.</summary>
    SelectLessOrEqual,

    /// <summary>Operands (left, right, ifTrue, ifFalse): <c>left == right ? ifTrue : ifFalse</c>.</summary>
    SelectEqual,

    /// <summary>A function of the runtime's vector mathematics; see <see cref="Function"/>.</summary>
    Call,
}
