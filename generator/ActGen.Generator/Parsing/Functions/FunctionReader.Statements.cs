using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActGen.Generator.Parsing.Functions;

// Statements: what they assign is remembered, and what they choose between becomes a selection.
internal sealed partial class FunctionReader
{
    /// <summary>Statements, and those that follow them where they end, unless a loop has another turn.</summary>
    private sealed record Statements(IReadOnlyList<IOperation> List, int Position = 0, Statements? Next = null, IForLoopOperation? Loop = null);

    /// <summary>The value that statements return, or nothing where they end without returning.</summary>
    private Value Run(Statements? statements)
    {
        while (statements is { } current && Problem is null)
        {
            if (current.Position == current.List.Count)
            {
                statements = current.Loop is { } loop ? Turn(loop, current.Next) : current.Next;
                continue;
            }

            IOperation statement = current.List[current.Position];
            statements = current with { Position = current.Position + 1 };
            switch (statement)
            {
                case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value }:
                    return Evaluate(value);
                case IBlockOperation block:
                    statements = new(block.Operations, 0, statements);
                    break;
                case IVariableDeclarationGroupOperation group:
                    foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(static declaration => declaration.Declarators))
                    {
                        Declare(declarator);
                    }

                    break;
                case IExpressionStatementOperation { Operation: var expression }:
                    Assign(expression);
                    break;
                case IConditionalOperation choice when Returns(choice.WhenTrue) || Returns(choice.WhenFalse):
                    return Branch(choice, statements);
                case IConditionalOperation choice:
                    Merge(choice);
                    break;
                case IForLoopOperation counted:
                    statements = new(counted.Before, 0, statements, counted);
                    break;
                case ILocalFunctionOperation or IEmptyOperation:
                    break;
                default:
                    Fail(statement, NoVectorisedForm(statement));
                    break;
            }
        }

        return default;
    }

    private static bool Returns(IOperation? statement) => statement is not null && statement.DescendantsAndSelf().Any(static operation => operation is IReturnOperation);

    /// <summary>Two ways to the end, of which at least one returns on its own: what follows belongs to both.</summary>
    private Value Branch(IConditionalOperation choice, Statements? rest)
    {
        if (!Begin(choice))
        {
            return default;
        }

        Condition condition = Truth(choice.Condition);
        Statements taken = new([choice.WhenTrue], 0, rest);
        Statements? otherwise = choice.WhenFalse is { } statement ? new([statement], 0, rest) : rest;
        Value value;
        if (condition is Condition.Constant { Value: var holds })
        {
            value = Run(holds ? taken : otherwise);
        }
        else
        {
            ImmutableDictionary<ISymbol, Value> before = _variables;
            Value whenTrue = Run(taken);
            _variables = before;
            value = Select(choice, condition, whenTrue, Run(otherwise));
        }

        _nesting--;
        return value;
    }

    /// <summary>Two ways that meet again: a variable has the value of the way taken.</summary>
    private void Merge(IConditionalOperation choice)
    {
        if (!Begin(choice))
        {
            return;
        }

        Condition condition = Truth(choice.Condition);
        Statements? otherwise = choice.WhenFalse is { } statement ? new([statement]) : null;
        if (condition is Condition.Constant { Value: var holds })
        {
            Run(holds ? new([choice.WhenTrue]) : otherwise);
            _nesting--;
            return;
        }

        ImmutableDictionary<ISymbol, Value> before = _variables;
        Run(new([choice.WhenTrue]));
        ImmutableDictionary<ISymbol, Value> whenTrue = _variables;
        _variables = before;
        Run(otherwise);

        // A variable that one way leaves unassigned is not read afterwards: the compiler saw to that.
        ImmutableDictionary<ISymbol, Value> whenFalse = _variables;
        foreach (KeyValuePair<ISymbol, Value> variable in whenTrue)
        {
            if (whenFalse.TryGetValue(variable.Key, out Value other) && !IsSame(other, variable.Value))
            {
                _variables = _variables.SetItem(variable.Key, Select(choice, condition, variable.Value, other));
            }
        }

        _nesting--;
    }

    private static bool IsSame(Value left, Value right)
        => ReferenceEquals(left.Number ?? (object?)left.Truth, right.Number ?? (object?)right.Truth) && left.Integer == right.Integer;

    /// <summary>The value of the way taken; no value where two integers differ, which makes the variable an unknown one.</summary>
    private Value Select(IOperation site, Condition condition, Value ifTrue, Value ifFalse)
        => (ifTrue, ifFalse) switch
        {
            ({ Number: { } left }, { Number: { } right }) => new(_pool.Share(Select(site, condition, left, right))),
            ({ Truth: { } left }, { Truth: { } right }) => new(null, new Condition.Choice(condition, left, right)),
            _ => default,
        };

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        if ((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer && !declarator.Symbol.IsConst)
        {
            Assign(declarator.Symbol, Evaluate(initializer.Value));
        }
    }

    private void Assign(IOperation expression)
    {
        switch (expression)
        {
            case ISimpleAssignmentOperation { IsRef: false } assignment when VariableOf(assignment.Target) is { } variable:
                Assign(variable, Evaluate(assignment.Value));
                break;
            case ICompoundAssignmentOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Int32 } assignment when VariableOf(assignment.Target) is { } variable:
                AssignInteger(assignment, variable, Combined(assignment.OperatorKind, Integer(assignment.Target), Integer(assignment.Value)));
                break;
            case IIncrementOrDecrementOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Int32 } step when VariableOf(step.Target) is { } variable:
                AssignInteger(step, variable, Combined(BinaryOperatorKind.Add, Integer(step.Target), step.Kind == OperationKind.Increment ? 1 : -1));
                break;
            case ICompoundAssignmentOperation { OperatorMethod: null } assignment when VariableOf(assignment.Target) is { } variable && assignment.Type?.SpecialType == ElementSymbol:
                Expr left = Number(assignment.Target);
                Expr right = Number(assignment.Value);
                Expr? result = assignment.OperatorKind switch
                {
                    BinaryOperatorKind.Add => left + right,
                    BinaryOperatorKind.Subtract => left - right,
                    BinaryOperatorKind.Multiply => left * right,
                    BinaryOperatorKind.Divide => left / right,
                    _ => null,
                };
                Assign(variable, new(result is null ? Fail(expression, NoVectorisedForm(expression)) : _pool.Share(result)));
                break;
            default:
                Fail(expression, $"{Quote(expression)} is no assignment to a local variable");
                break;
        }
    }

    private void Assign(ISymbol variable, Value value) => _variables = _variables.SetItem(variable, value);

    private void AssignInteger(IOperation assignment, ISymbol variable, int? value)
    {
        if (value is null)
        {
            Fail(assignment, TypeReason(assignment));
        }

        Assign(variable, new(null, Integer: value));
    }

    private ISymbol? VariableOf(IOperation target) => target switch
    {
        _ when ElementOf(target) is { } elements => elements,
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => local,
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => parameter,
        _ => null,
    };

    private Value Evaluate(IOperation operation)
        => operation.Type?.SpecialType == SpecialType.System_Boolean ? new(null, Truth(operation))
            : Integer(operation) is { } integer ? new(null, Integer: integer)
            : new(Number(operation));
}
