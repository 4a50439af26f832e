using System;
using System.Linq;
using ActGen.Generator.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static ActGen.Generator.Parsing.Functions.Condition;

namespace ActGen.Generator.Parsing.Functions;

// Patterns that compare, behind 'is' and in the arms of a switch expression.
internal sealed partial class FunctionReader
{
    /// <summary>Whether a value matches a pattern. Relations do not hold for NaN, but a constant NaN does.</summary>
    private Condition Matches(Expr value, IPatternOperation pattern)
    {
        if (!Begin(pattern))
        {
            return False;
        }

        Condition condition = ReadPattern(value, pattern);
        _nesting--;
        return condition;
    }

    private Condition ReadPattern(Expr value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return True;
            case IConstantPatternOperation { Value: { ConstantValue: { HasValue: true, Value: float.NaN or double.NaN } } }:
                return new Not(IsNumber(value));
            case IConstantPatternOperation constant:
                return Equal(value, Comparable(constant.Value));
            case IRelationalPatternOperation { OperatorKind: BinaryOperatorKind.LessThan } relation:
                return Less(value, Comparable(relation.Value));
            case IRelationalPatternOperation { OperatorKind: BinaryOperatorKind.LessThanOrEqual } relation:
                return LessOrEqual(value, Comparable(relation.Value));
            case IRelationalPatternOperation { OperatorKind: BinaryOperatorKind.GreaterThan } relation:
                return Less(Comparable(relation.Value), value);
            case IRelationalPatternOperation { OperatorKind: BinaryOperatorKind.GreaterThanOrEqual } relation:
                return LessOrEqual(Comparable(relation.Value), value);
            case INegatedPatternOperation negation:
                return new Not(Matches(value, negation.Pattern));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return new Choice(Matches(value, both.LeftPattern), Matches(value, both.RightPattern), False);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return new Choice(Matches(value, either.LeftPattern), True, Matches(value, either.RightPattern));
            default:
                Fail(pattern, NoVectorisedForm(pattern));
                return False;
        }
    }

    /// <summary>A switch expression: the value of the first arm that matches, each read by <paramref name="read"/>.</summary>
    private Expr Switched(ISwitchExpressionOperation choice, Func<IOperation, Expr> read)
    {
        Expr value = Comparable(choice.Value);
        if (choice.Arms.LastOrDefault() is not { Pattern: IDiscardPatternOperation, Guard: null } last)
        {
            return Fail(choice, "a switch that does not end with '_ => ...' throws for what no arm takes, which has no vectorised form; give the value for such arguments");
        }

        Expr result = read(last.Value);
        foreach (ISwitchExpressionArmOperation arm in choice.Arms.Reverse().Skip(1))
        {
            Condition matches = Matches(value, arm.Pattern);
            result = Select(arm, arm.Guard is null ? matches : new Choice(matches, Truth(arm.Guard), False), read(arm.Value), result);
        }

        return result;
    }
}
