using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>
/// A node of an expression: one operation on operands that are expressions themselves. Nodes are immutable and compared by
/// structure, so that equal subexpressions are one local in the generated code.
/// </summary>
/// <remarks>
/// An expression means exactly the floating-point operations it names, in their order. Nothing may be reassociated: the
/// error terms of a compensated product would be simplified away.
/// </remarks>
internal sealed class Expr : IEquatable<Expr>
{
    private readonly int _hashCode;

    private Expr(Operation operation, IReadOnlyList<Expr> operands, double value = 0, Function function = default, string symbol = "")
    {
        Operation = operation;
        Operands = operands;
        Value = value;
        Function = function;
        Symbol = symbol;

        int hash = unchecked((((((int)operation * 31) + (int)function) * 31) + value.GetHashCode()) * 31) + StringComparer.Ordinal.GetHashCode(symbol);
        foreach (Expr operand in operands)
        {
            hash = unchecked((hash * 31) + operand._hashCode);
        }

        _hashCode = hash;
    }

    /// <summary>The element an activation is applied to.</summary>
    public static Expr Input { get; } = Variable("x");

    public Operation Operation { get; }

    public IReadOnlyList<Expr> Operands { get; }

    /// <summary>The number of a <see cref="Operation.Constant"/>.</summary>
    public double Value { get; }

    /// <summary>The function of a <see cref="Operation.Call"/>.</summary>
    public Function Function { get; }

    /// <summary>The name of a <see cref="Operation.Variable"/>.</summary>
    public string Symbol { get; }

    /// <summary>The name the value has in generated code, where one helps the reader. Not part of equality.</summary>
    public string? Name { get; private init; }

    /// <summary>Why the value is computed this way, for the reader of generated code. Not part of equality.</summary>
    public string? Comment { get; private init; }

    public bool IsConstant => Operation == Operation.Constant;

    public static Expr Variable(string symbol) => new(Operation.Variable, [], symbol: symbol);

    public static Expr Constant(double value) => new(Operation.Constant, [], value);

    public static Expr Of(Operation operation, params Expr[] operands) => new(operation, operands);

    public static Expr Call(Function function, params Expr[] operands) => new(Operation.Call, operands, 0, function);

    public static implicit operator Expr(double value) => Constant(value);

    public static Expr operator +(Expr left, Expr right) => Of(Operation.Add, left, right);

    public static Expr operator -(Expr left, Expr right) => Of(Operation.Subtract, left, right);

    public static Expr operator *(Expr left, Expr right) => Of(Operation.Multiply, left, right);

    public static Expr operator /(Expr left, Expr right) => Of(Operation.Divide, left, right);

    public static Expr operator -(Expr value) => Of(Operation.Negate, value);

    /// <summary>The same value under a name, with a remark where the reader would ask why.</summary>
    public Expr Named(string name, string? comment = null)
        => new(Operation, Operands, Value, Function, Symbol) { Name = name, Comment = comment };

    /// <summary>The same operation on other operands.</summary>
    public Expr WithOperands(IReadOnlyList<Expr> operands)
        => operands.SequenceEqual(Operands, ReferenceComparer)
            ? this
            : new(Operation, operands, Value, Function, Symbol) { Name = Name, Comment = Comment };

    public bool IsConstantEqualTo(double value) => IsConstant && BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(value);

    public bool Equals(Expr? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || _hashCode != other._hashCode || Operation != other.Operation || Function != other.Function || Symbol != other.Symbol
            || BitConverter.DoubleToInt64Bits(Value) != BitConverter.DoubleToInt64Bits(other.Value)
            || Operands.Count != other.Operands.Count)
        {
            return false;
        }

        for (int i = 0; i < Operands.Count; i++)
        {
            if (!Operands[i].Equals(other.Operands[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Expr);

    public override int GetHashCode() => _hashCode;

    /// <summary>The expression as a formula, for debugging.</summary>
    public override string ToString() => Operation switch
    {
        Operation.Variable => Symbol,
        Operation.Constant => Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Operation.Call => $"{Function}({string.Join(", ", Operands)})",
        _ => $"{Operation}({string.Join(", ", Operands)})",
    };

    private static IEqualityComparer<Expr> ReferenceComparer { get; } = new ByReference();

    private sealed class ByReference : IEqualityComparer<Expr>
    {
        public bool Equals(Expr? x, Expr? y) => ReferenceEquals(x, y);

        public int GetHashCode(Expr obj) => obj._hashCode;
    }
}
