using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActGen.Generator.Analysis;

/// <summary>
/// A loop over all elements of an array or a span, each turn of which reads the element at the index and writes the element at the index,
/// and changes nothing else that the code around it can see.
/// </summary>
/// <param name="Index">The index.</param>
/// <param name="Input">What holds the elements that are read.</param>
/// <param name="Output">What holds those that are written; it may be the input.</param>
/// <param name="Bound">What gives the number of turns by its length: the input or the output.</param>
/// <param name="Element">The type of both.</param>
/// <param name="Outside">The numbers that the body reads and that are declared outside.</param>
internal sealed record ElementLoop(ILocalSymbol Index, IOperation Input, IOperation Output, ISymbol Bound, ElementType Element, IReadOnlyList<IOperation> Outside)
{
    /// <summary>The loop, or null where it is another.</summary>
    public static ElementLoop? Of(IForLoopOperation loop)
    {
        if (IndexOf(loop) is not { } index || BoundOf(loop, index) is not { } bound)
        {
            return null;
        }

        var body = new Body(index, loop.Body);
        return body.IsElementwise(loop.Body) && body.Is(bound) && body.Read is { } input && body.Written is { } output && body.Element is { } element
            ? new(index, input, output, bound, element, body.Outside)
            : null;
    }

    /// <summary>The symbol that an operation reads, or null.</summary>
    public static ISymbol? SymbolOf(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };

    /// <summary>The <c>i</c> of <c>int i = 0; ...; i++</c>.</summary>
    private static ILocalSymbol? IndexOf(IForLoopOperation loop)
        => loop is { Before: { Length: 1 } before, AtLoopBottom: { Length: 1 } bottom }
            && before[0] is IVariableDeclarationGroupOperation { Declarations: { Length: 1 } declarations }
            && declarations[0].Declarators is { Length: 1 } declarators
            && declarators[0] is { Symbol: { Type.SpecialType: SpecialType.System_Int32 } index } declarator
            && (declarator.Initializer ?? declarations[0].Initializer)?.Value.ConstantValue is { HasValue: true, Value: 0 }
            && bottom[0] is IExpressionStatementOperation { Operation: var step }
            && IsIncrement(step, index)
                ? index
                : null;

    private static bool IsIncrement(IOperation step, ILocalSymbol index) => step switch
    {
        IIncrementOrDecrementOperation { Kind: OperationKind.Increment } increment => ElementAccess.IsLocal(increment.Target, index),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value.ConstantValue: { HasValue: true, Value: 1 } } sum => ElementAccess.IsLocal(sum.Target, index),
        _ => false,
    };

    /// <summary>The <c>x</c> of <c>i &lt; x.Length</c>.</summary>
    private static ISymbol? BoundOf(IForLoopOperation loop, ILocalSymbol index) => loop.Condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan } comparison when ElementAccess.IsLocal(comparison.LeftOperand, index) => ElementAccess.LengthOf(comparison.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan } comparison when ElementAccess.IsLocal(comparison.RightOperand, index) => ElementAccess.LengthOf(comparison.LeftOperand),
        _ => null,
    };

    /// <summary>Goes through the body of a loop.</summary>
    private sealed class Body
    {
        private readonly ILocalSymbol _index;
        private readonly IOperation _body;
        private readonly List<IOperation> _outside = [];

        public Body(ILocalSymbol index, IOperation body)
        {
            _index = index;
            _body = body;
        }

        public IOperation? Read { get; private set; }

        public IOperation? Written { get; private set; }

        public ElementType? Element { get; private set; }

        public IReadOnlyList<IOperation> Outside => _outside;

        /// <summary>Whether a symbol is what is read or written.</summary>
        public bool Is(ISymbol symbol)
            => SymbolEqualityComparer.Default.Equals(symbol, SymbolOf(Read)) || SymbolEqualityComparer.Default.Equals(symbol, SymbolOf(Written));

        /// <summary>
        /// Whether a statement at the end of a turn writes the element last of all: nothing is read afterwards that the writing
        /// could have changed, were the two arrays one.
        /// </summary>
        public bool IsElementwise(IOperation statement) => statement switch
        {
            IBlockOperation { Operations: { Length: > 0 } statements }
                => statements.Take(statements.Length - 1).All(IsPreparation) && IsElementwise(statements[statements.Length - 1]),
            IConditionalOperation { Type: null } choice
                => IsPure(choice.Condition) && IsElementwise(choice.WhenTrue) && (choice.WhenFalse is null || IsElementwise(choice.WhenFalse)),
            IExpressionStatementOperation { Operation: IAssignmentOperation assignment } => IsWriting(assignment),
            _ => false,
        };

        /// <summary>Whether a statement computes locals of the turn alone.</summary>
        private bool IsPreparation(IOperation statement) => statement switch
        {
            IVariableDeclarationGroupOperation => IsPure(statement),
            IExpressionStatementOperation { Operation: IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment } => IsInside(local) && IsPure(assignment.Value),
            IBlockOperation block => block.Operations.All(IsPreparation),
            IConditionalOperation { Type: null } choice => IsPure(choice.Condition) && IsPreparation(choice.WhenTrue) && (choice.WhenFalse is null || IsPreparation(choice.WhenFalse)),
            _ => false,
        };

        private bool IsWriting(IAssignmentOperation assignment)
        {
            if (assignment is not (ISimpleAssignmentOperation { IsRef: false } or ICompoundAssignmentOperation { OperatorMethod: null }) || Holder(assignment.Target) is not { } holder)
            {
                return false;
            }

            Written ??= holder;
            return SymbolEqualityComparer.Default.Equals(SymbolOf(Written), SymbolOf(holder))
                && IsPure(assignment.Value)
                && (assignment is ISimpleAssignmentOperation || IsRead(assignment.Target));
        }

        /// <summary>
        /// Whether an expression reads elements at the index and numbers, and no more. What it computes of them the reader of
        /// functions looks at; here it is about what it touches.
        /// </summary>
        private bool IsPure(IOperation expression)
        {
            // The children of x[i] are the array and the index, neither of which may stand elsewhere.
            var pending = new Stack<IOperation>();
            pending.Push(expression);
            while (pending.Count > 0)
            {
                IOperation operation = pending.Pop();
                if (Holder(operation) is not null)
                {
                    if (!IsRead(operation))
                    {
                        return false;
                    }

                    continue;
                }

                switch (operation)
                {
                    case ILocalReferenceOperation { ConstantValue.HasValue: false, Local: var local } when !IsInside(local):
                    case IParameterReferenceOperation:
                        if (ScalarType(operation) is null || operation is IParameterReferenceOperation { Parameter.RefKind: not (RefKind.None or RefKind.In) })
                        {
                            return false;
                        }

                        _outside.Add(operation);
                        break;
                    case IAssignmentOperation or IIncrementOrDecrementOperation or IAnonymousFunctionOperation or IAwaitOperation or IDynamicInvocationOperation:
                        return false;
                }

                foreach (IOperation child in operation.ChildOperations)
                {
                    pending.Push(child);
                }
            }

            return true;
        }

        private bool IsRead(IOperation element)
        {
            IOperation holder = Holder(element)!;
            Read ??= holder;
            Element ??= ScalarType(element);
            return Element is not null && Element == ScalarType(element) && SymbolEqualityComparer.Default.Equals(SymbolOf(Read), SymbolOf(holder));
        }

        /// <summary>The array or span that holds the element, where an operation is its element at the index.</summary>
        private IOperation? Holder(IOperation operation) => ElementAccess.Holder(operation, _index) is null ? null : operation switch
        {
            IArrayElementReferenceOperation element => element.ArrayReference,
            IPropertyReferenceOperation element => element.Instance,
            _ => null,
        };

        private bool IsInside(ILocalSymbol local)
            => local.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == _body.Syntax.SyntaxTree && _body.Syntax.Span.Contains(reference.Span));

        private static ElementType? ScalarType(IOperation operation) => operation.Type?.SpecialType switch
        {
            SpecialType.System_Single => ElementType.Single,
            SpecialType.System_Double => ElementType.Double,
            _ => null,
        };
    }
}
