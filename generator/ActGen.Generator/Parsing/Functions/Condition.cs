using System;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Parsing.Functions;

/// <summary>
/// A condition of a function. Registers have no truth values: a comparison and the selection it steers are one operation,
/// so a condition is kept apart until it is known what it selects.
/// </summary>
internal abstract record Condition
{
    /// <summary>The number of comparisons a selection by this condition makes.</summary>
    public abstract long Size { get; }

    public static Condition Less(Expr left, Expr right)
        => left.IsConstant && right.IsConstant ? new Constant(left.Value < right.Value) : new Comparison(Operation.SelectLess, left, right);

    public static Condition LessOrEqual(Expr left, Expr right)
        => left.IsConstant && right.IsConstant ? new Constant(left.Value <= right.Value) : new Comparison(Operation.SelectLessOrEqual, left, right);

    public static Condition Equal(Expr left, Expr right)
        => left.IsConstant && right.IsConstant ? new Constant(left.Value == right.Value) : new Comparison(Operation.SelectEqual, left, right);

    /// <summary>Whether a value is not NaN.</summary>
    public static Condition IsNumber(Expr value)
        => new Comparison(Operation.SelectLessOrEqual, Formulas.Abs(value), double.PositiveInfinity);

    /// <summary>The value this condition selects.</summary>
    public abstract Expr Select(Expr ifTrue, Expr ifFalse);

    /// <summary>True or false.</summary>
    internal sealed record Constant(bool Value) : Condition
    {
        public override long Size => 0;

        public override Expr Select(Expr ifTrue, Expr ifFalse) => Value ? ifTrue : ifFalse;
    }

    /// <summary>A selection whose first two operands are compared.</summary>
    internal sealed record Comparison(Operation Selection, Expr Left, Expr Right) : Condition
    {
        public override long Size => 1;

        public override Expr Select(Expr ifTrue, Expr ifFalse) => Expr.Of(Selection, Left, Right, ifTrue, ifFalse);
    }

    /// <summary>The negation: NaN makes it hold, as <c>!(a &lt; b)</c> does and <c>a &gt;= b</c> does not.</summary>
    internal sealed record Not(Condition Operand) : Condition
    {
        public override long Size => Operand.Size;

        public override Expr Select(Expr ifTrue, Expr ifFalse) => Operand.Select(ifFalse, ifTrue);
    }

    /// <summary>
    /// <c>test ? ifTrue : ifFalse</c> among conditions, of which conjunction and disjunction are special cases. Nothing has
    /// effects, so it does not matter that both sides are evaluated.
    /// </summary>
    internal sealed record Choice(Condition Test, Condition IfTrue, Condition IfFalse) : Condition
    {
        public override long Size { get; } = Math.Min(long.MaxValue / 4, Test.Size + IfTrue.Size + IfFalse.Size);

        public override Expr Select(Expr ifTrue, Expr ifFalse)
            => Test.Select(IfTrue.Select(ifTrue, ifFalse), IfFalse.Select(ifTrue, ifFalse));
    }
}
