using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>How an operation is spelled in a tier's C#.</summary>
internal abstract class Dialect
{
    protected Dialect(ElementType element) => Element = element;

    /// <summary>The type of every value in a kernel.</summary>
    public abstract string ValueType { get; }

    protected ElementType Element { get; }

    /// <summary>The runtime's class of functions for the element type, mirroring MathF and Math.</summary>
    protected string VectorMath => Element == ElementType.Single ? "global::ActGen.VectorMathF" : "global::ActGen.VectorMath";

    /// <summary>Spells a number.</summary>
    public abstract CodeFragment Constant(double value);

    /// <summary>Spells an operation whose operands are spelled already.</summary>
    public virtual CodeFragment Operation(Expr expression, IReadOnlyList<CodeFragment> operands) => expression.Operation switch
    {
        Expressions.Operation.Negate => new($"-{operands[0].AtLeast(Precedence.Unary)}", Precedence.Unary),
        Expressions.Operation.Add => Infix(operands, "+", Precedence.Sum),
        Expressions.Operation.Subtract => Infix(operands, "-", Precedence.Sum),
        Expressions.Operation.Multiply => Infix(operands, "*", Precedence.Product),
        Expressions.Operation.Divide => Infix(operands, "/", Precedence.Product),
        _ => throw new System.InvalidOperationException($"{expression.Operation} has no spelling."),
    };

    protected static CodeFragment Call(string method, IEnumerable<CodeFragment> arguments)
        => new($"{method}({string.Join(", ", arguments.Select(static argument => argument.Text))})", Precedence.Primary);

    private static CodeFragment Infix(IReadOnlyList<CodeFragment> operands, string symbol, Precedence precedence)
    {
        // A sum or product on the right keeps its parentheses even where the grammar would not need them: the order of
        // roundings is part of the meaning.
        string left = operands[0].AtLeast(precedence);
        string right = operands[1].AtLeast(precedence + 1);
        return new($"{left} {symbol} {right}", precedence);
    }
}

/// <summary>How tightly the outermost operator of a fragment binds.</summary>
internal enum Precedence
{
    Conditional,
    Sum,
    Product,
    Unary,
    Primary,
}

/// <summary>A piece of an expression.</summary>
internal readonly record struct CodeFragment(string Text, Precedence Precedence)
{
    /// <summary>The text, in parentheses where it binds less tightly than its place needs.</summary>
    public string AtLeast(Precedence required) => Precedence >= required ? Text : $"({Text})";
}

/// <summary>Kernels generic over the register type.</summary>
internal sealed class SimdDialect : Dialect
{
    public SimdDialect(ElementType element, string register)
        : base(element)
        => ValueType = register;

    public override string ValueType { get; }

    public override CodeFragment Constant(double value)
        => new($"{ValueType}.Create({NumberLiteral.Of(value, Element)})", Precedence.Primary);

    public override CodeFragment Operation(Expr expression, IReadOnlyList<CodeFragment> operands) => expression.Operation switch
    {
        Expressions.Operation.Negate or Expressions.Operation.Add or Expressions.Operation.Subtract
            or Expressions.Operation.Multiply or Expressions.Operation.Divide => base.Operation(expression, operands),
        Expressions.Operation.Call => Call($"{VectorMath}<{ValueType}>.{expression.Function}", operands),

        // The operations of ISimd carry the names of the enumeration's members.
        _ => Call($"{ValueType}.{expression.Operation}", operands),
    };
}

/// <summary>Plain C# 9 over float or double.</summary>
internal sealed class ScalarDialect : Dialect
{
    public ScalarDialect(ElementType element)
        : base(element)
    {
    }

    public override string ValueType => Element.Keyword();

    private string SystemMath => Element == ElementType.Single ? "global::System.MathF" : "global::System.Math";

    public override CodeFragment Constant(double value)
        => new(NumberLiteral.Of(value, Element), value < 0 || 1 / value < 0 ? Precedence.Unary : Precedence.Primary);

    public override CodeFragment Operation(Expr expression, IReadOnlyList<CodeFragment> operands) => expression.Operation switch
    {
        Expressions.Operation.Abs or Expressions.Operation.Sqrt => Call($"{SystemMath}.{expression.Operation}", operands),
        var rounding when rounding.IsRounding() => Call($"{SystemMath}.{rounding}", operands),
        Expressions.Operation.Min or Expressions.Operation.Max or Expressions.Operation.CopySign
            or Expressions.Operation.FusedMultiplyAdd => Call($"{VectorMath}.{expression.Operation}", operands),
        Expressions.Operation.MultiplyAdd => new(
            $"{operands[0].AtLeast(Precedence.Product)} * {operands[1].AtLeast(Precedence.Unary)} + {operands[2].AtLeast(Precedence.Product)}",
            Precedence.Sum),
        Expressions.Operation.SelectLess => Conditional(operands, "<"),
        Expressions.Operation.SelectLessOrEqual => Conditional(operands, "<="),
        Expressions.Operation.SelectEqual => Conditional(operands, "=="),
        Expressions.Operation.Call => Call($"{VectorMath}.{expression.Function}", operands),
        _ => base.Operation(expression, operands),
    };

    private static CodeFragment Conditional(IReadOnlyList<CodeFragment> operands, string comparison)
        => new(
            $"{operands[0].AtLeast(Precedence.Sum)} {comparison} {operands[1].AtLeast(Precedence.Sum)}"
            + $" ? {operands[2].AtLeast(Precedence.Sum)} : {operands[3].AtLeast(Precedence.Sum)}",
            Precedence.Conditional);
}
