using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActGen.Generator.Parsing.Functions;

// Integers: registers hold none, so there are only those known already, as the counter of a loop is.
internal sealed partial class FunctionReader
{
    /// <summary>The value of an operation of type int, where it is known.</summary>
    private int? Integer(IOperation operation) => operation switch
    {
        { Type.SpecialType: not SpecialType.System_Int32 } => null,
        { ConstantValue: { HasValue: true, Value: int value } } => value,
        ILocalReferenceOperation { Local: var local } => KnownInteger(local),
        IParameterReferenceOperation { Parameter: var parameter } => KnownInteger(parameter),
        IFieldReferenceOperation { Field: var field } => Initializer(field) is { ConstantValue: { HasValue: true, Value: int value } } ? value : null,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Plus } plus => Integer(plus.Operand),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } negation => Combined(BinaryOperatorKind.Subtract, 0, Integer(negation.Operand)),
        IBinaryOperation { OperatorMethod: null } binary => Combined(binary.OperatorKind, Integer(binary.LeftOperand), Integer(binary.RightOperand)),
        _ => null,
    };

    private int? KnownInteger(ISymbol variable) => _variables.TryGetValue(variable, out Value value) ? value.Integer : null;

    /// <summary>The result of an operator; none where it would overflow.</summary>
    private static int? Combined(BinaryOperatorKind kind, long? left, long? right)
    {
        long? result = kind switch
        {
            BinaryOperatorKind.Add => left + right,
            BinaryOperatorKind.Subtract => left - right,
            BinaryOperatorKind.Multiply => left * right,
            BinaryOperatorKind.Divide when right != 0 => left / right,
            BinaryOperatorKind.Remainder when right != 0 => left % right,
            _ => null,
        };
        return result is >= int.MinValue and <= int.MaxValue ? (int)result : null;
    }
}
