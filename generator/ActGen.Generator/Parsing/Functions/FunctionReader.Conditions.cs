using System.Linq;
using ActGen.Generator.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static ActGen.Generator.Parsing.Functions.Condition;

namespace ActGen.Generator.Parsing.Functions;

// Conditions: comparisons, and what connects them.
internal sealed partial class FunctionReader
{
    private static readonly Condition True = new Condition.Constant(true);
    private static readonly Condition False = new Condition.Constant(false);

    private Condition Truth(IOperation operation)
    {
        if (!Begin(operation))
        {
            return False;
        }

        Condition condition = ReadTruth(operation);
        _nesting--;
        return condition;
    }

    private Condition ReadTruth(IOperation operation)
    {
        switch (operation)
        {
            case { Type.SpecialType: not SpecialType.System_Boolean }:
                Fail(operation, TypeReason(operation));
                return False;
            case { ConstantValue: { HasValue: true, Value: bool value } }:
                return value ? True : False;
            case ILocalReferenceOperation local:
                return Variable(operation, local.Local).Truth ?? False;
            case IParameterReferenceOperation parameter:
                return Variable(operation, parameter.Parameter).Truth ?? False;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                return new Not(Truth(negation.Operand));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both:
                return new Choice(Truth(both.LeftOperand), Truth(both.RightOperand), False);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either:
                return new Choice(Truth(either.LeftOperand), True, Truth(either.RightOperand));
            case IBinaryOperation comparison:
                return Compared(comparison);
            case IConditionalOperation { WhenFalse: not null } choice:
                return new Choice(Truth(choice.Condition), Truth(choice.WhenTrue), Truth(choice.WhenFalse));
            case IIsPatternOperation match:
                return Matches(Comparable(match.Value), match.Pattern);
            case IInvocationOperation { TargetMethod: var method } call when MathFunctions.IsMath(method):
                return Classified(call);
            case IInvocationOperation call:
                return Called(call).Truth ?? False;
            default:
                Fail(operation, NoVectorisedForm(operation));
                return False;
        }
    }

    private Condition Compared(IBinaryOperation comparison)
    {
        Expr left = Comparable(comparison.LeftOperand);
        Expr right = Comparable(comparison.RightOperand);
        switch (comparison.OperatorKind)
        {
            case BinaryOperatorKind.LessThan:
                return Less(left, right);
            case BinaryOperatorKind.LessThanOrEqual:
                return LessOrEqual(left, right);
            case BinaryOperatorKind.GreaterThan:
                return Less(right, left);
            case BinaryOperatorKind.GreaterThanOrEqual:
                return LessOrEqual(right, left);
            case BinaryOperatorKind.Equals:
                return Equal(left, right);
            case BinaryOperatorKind.NotEquals:
                return new Not(Equal(left, right));
            default:
                Fail(comparison, NoVectorisedForm(comparison));
                return False;
        }
    }

    /// <summary>
    /// A float is compared with a double constant in double: the same as in float, where the constant is one. Integers are compared
    /// with integers, all of which are known.
    /// </summary>
    private Expr Comparable(IOperation operand)
        => Integer(operand) is { } integer ? Expr.Constant(integer)
            : operand.Type?.SpecialType == SpecialType.System_Double && ElementSymbol != SpecialType.System_Double ? Exactly(operand) : Number(operand);

    /// <summary>float.IsNaN and its like.</summary>
    private Condition Classified(IInvocationOperation call)
    {
        Expr value = Comparable(call.Arguments[0].Value);
        switch (call.TargetMethod.Name)
        {
            case "IsNaN":
                return new Not(IsNumber(value));
            case "IsFinite":
                return Less(Formulas.Abs(value), double.PositiveInfinity);
            case "IsInfinity":
                return Equal(Formulas.Abs(value), double.PositiveInfinity);
            case "IsPositiveInfinity":
                return Equal(value, double.PositiveInfinity);
            case "IsNegativeInfinity":
                return Equal(value, double.NegativeInfinity);
            default:
                Fail(call, NoVectorisedForm(call));
                return False;
        }
    }
}
