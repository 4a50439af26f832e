using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace ActGen.Generator.Parsing.Functions;

/// <summary>
/// Evaluates the body of a function symbolically: every variable holds an expression, and calls are entered.
/// </summary>
/// <remarks>
/// The first problem is the one reported. Reading goes on without looking at anything more, so that no caller has to ask
/// whether there is a value.
/// </remarks>
internal sealed partial class FunctionReader
{
    // A body past these limits would not fit the compiler's inlining budget, and generated code of its kind is no shorter
    // than the loop. They also bound the recursion of everything that walks an expression.
    private const int MostOperations = 1000;
    private const int MostNesting = 200;

    private static readonly Expr Nothing = double.NaN;

    private readonly Compilation _compilation;
    private readonly ElementType _element;
    private readonly CancellationToken _cancellationToken;
    private readonly ExprPool _pool = new();
    private readonly ApplicationList _applications = new();
    private readonly Stack<IMethodSymbol> _callers = new();
    private ImmutableDictionary<ISymbol, Value> _variables = NoVariables;
    private int _operations;
    private int _nesting;

    public FunctionReader(Compilation compilation, ElementType element, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _element = element;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Why the function is no expression; null when it is one.</summary>
    public FunctionProblem? Problem { get; private set; }

    private static ImmutableDictionary<ISymbol, Value> NoVariables { get; } =
        ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default);

    private SpecialType ElementSymbol => _element == ElementType.Single ? SpecialType.System_Single : SpecialType.System_Double;

    /// <summary>The value of a function of these arguments; meaningless when there is a <see cref="Problem"/>.</summary>
    public Composition Read(IMethodSymbol function, IReadOnlyList<Expr> arguments)
    {
        Value value = Enter(function, [.. arguments.Select(static argument => new Value(argument))], function.Locations.FirstOrDefault() ?? Location.None);
        return _applications.Compose(_element, value.Number ?? Nothing);
    }

    /// <summary>The value of an operation whose type is the element's.</summary>
    private Expr Number(IOperation operation)
    {
        if (!Begin(operation))
        {
            return Nothing;
        }

        Expr number = ReadNumber(operation);
        if (number.Operands.Count > 0 && number.Operands.All(static operand => operand.IsConstant))
        {
            number = Simplifier.Simplify(number, _element);
        }

        _nesting--;
        number = _pool.Share(number);
        return _pool.DepthOf(number) <= MostNesting ? number : Fail(operation, $"{Quote(operation)} depends on more than {MostNesting} operations in a row; the loop over the function is as fast");
    }

    private Expr ReadNumber(IOperation operation)
    {
        if (operation.Type?.SpecialType != ElementSymbol)
        {
            return Fail(operation, TypeReason(operation));
        }

        if (Constant(operation) is { } constant)
        {
            return constant;
        }

        return operation switch
        {
            _ when ElementOf(operation) is { } elements => Variable(operation, elements).Number ?? Nothing,
            IConversionOperation { OperatorMethod: null } conversion => Converted(conversion),
            IConditionalOperation { WhenFalse: not null } choice => Select(choice, Truth(choice.Condition), Number(choice.WhenTrue), Number(choice.WhenFalse)),
            ISwitchExpressionOperation choice => Switched(choice, Number),
            ILocalReferenceOperation local => Variable(operation, local.Local).Number ?? Nothing,
            IParameterReferenceOperation parameter => Variable(operation, parameter.Parameter).Number ?? Nothing,
            IFieldReferenceOperation field => Read(field),
            IInvocationOperation call when !MathFunctions.IsMath(call.TargetMethod) => Called(call).Number ?? Nothing,
            _ => Calculated(operation, Number),
        };
    }

    /// <summary>A single arithmetic operation or mathematical function.</summary>
    private Expr Calculated(IOperation operation, System.Func<IOperation, Expr> operand)
    {
        switch (operation)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } negation:
                return -operand(negation.Operand);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Plus } plus:
                return operand(plus.Operand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                return operand(sum.LeftOperand) + operand(sum.RightOperand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference:
                return operand(difference.LeftOperand) - operand(difference.RightOperand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product:
                return operand(product.LeftOperand) * operand(product.RightOperand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient:
                return operand(quotient.LeftOperand) / operand(quotient.RightOperand);
            case IInvocationOperation call when MathFunctions.IsMath(call.TargetMethod):
                Expr[] arguments = [.. InOrder(call).Select(argument => operand(argument.Value))];
                return MathFunctions.Build(call.TargetMethod, arguments) ?? Fail(operation, NoVectorisedForm(call));
            default:
                return Fail(operation, NoVectorisedForm(operation));
        }
    }

    private Expr Converted(IConversionOperation conversion)
    {
        IOperation operand = conversion.Operand;
        return operand switch
        {
            _ when operand.Type?.SpecialType == ElementSymbol => Number(operand),
            _ when operand.Type?.SpecialType == SpecialType.System_Double => Narrowed(operand),
            _ => Whole(operand),
        };
    }

    /// <summary>
    /// The float nearest to a double. One operation on floats in double, rounded, is that operation in float (exactly, for
    /// arithmetic and roots); more than one would lose digits that the author asked for.
    /// </summary>
    private Expr Narrowed(IOperation wide)
    {
        if (!Begin(wide))
        {
            return Nothing;
        }

        Expr number = wide switch
        {
            { ConstantValue: { HasValue: true, Value: double value } } => _element.Round(value),
            IConversionOperation { Operand: { Type.SpecialType: SpecialType.System_Single } operand } => Number(operand),
            IConditionalOperation { WhenFalse: not null } choice => Select(choice, Truth(choice.Condition), Narrowed(choice.WhenTrue), Narrowed(choice.WhenFalse)),
            ISwitchExpressionOperation choice => Switched(choice, Narrowed),
            IUnaryOperation or IBinaryOperation => Calculated(wide, Exactly),
            IInvocationOperation call when MathFunctions.IsMath(call.TargetMethod) => Calculated(wide, Exactly),
            _ => Fail(wide, TypeReason(wide)),
        };
        _nesting--;
        return number;
    }

    /// <summary>An integer in the element type: a known one, a choice between integers, or a sign.</summary>
    private Expr Whole(IOperation integer)
    {
        if (!Begin(integer))
        {
            return Nothing;
        }

        Expr number = integer switch
        {
            _ when Integer(integer) is { } value => _element.Round(value),
            IConditionalOperation { WhenFalse: not null } choice => Select(choice, Truth(choice.Condition), Whole(choice.WhenTrue), Whole(choice.WhenFalse)),
            ISwitchExpressionOperation choice => Switched(choice, Whole),
            IInvocationOperation call when MathFunctions.IsSign(call.TargetMethod) => MathFunctions.Sign(Comparable(call.Arguments[0].Value)),
            _ => Fail(integer, TypeReason(integer)),
        };
        _nesting--;
        return number;
    }

    /// <summary>An operand of type double that holds a float.</summary>
    private Expr Exactly(IOperation wide) => wide switch
    {
        { ConstantValue: { HasValue: true, Value: double value } } when _element.Round(value).Equals(value) => value,
        IConversionOperation { Operand: { Type.SpecialType: SpecialType.System_Single } operand } => Number(operand),
        _ => Fail(wide, TypeReason(wide)),
    };

    private Expr Select(IOperation site, Condition condition, Expr ifTrue, Expr ifFalse)
        => condition.Size <= MostOperations ? condition.Select(ifTrue, ifFalse) : Fail(site, TooLong);

    private Expr? Constant(IOperation operation)
        => operation.ConstantValue is { HasValue: true, Value: { } value }
            ? value switch
            {
                float single => (double)single,
                double number => number,
                _ => null,
            }
            : null;

    private Value Variable(IOperation operation, ISymbol symbol)
    {
        if (_variables.TryGetValue(symbol, out Value value))
        {
            return value;
        }

        return new(Fail(operation, $"'{symbol.Name}' belongs to the surrounding function; pass it as a parameter"));
    }

    /// <summary>Whether to read an operation; ends with <c>_nesting--</c> where it is.</summary>
    private bool Begin(IOperation operation)
    {
        if (Problem is not null)
        {
            return false;
        }

        _cancellationToken.ThrowIfCancellationRequested();
        if (IsBroken(operation))
        {
            Fail(operation, "");
            return false;
        }

        if (++_operations > MostOperations || _nesting >= MostNesting)
        {
            Fail(operation, TooLong);
            return false;
        }

        _nesting++;
        return true;
    }

    private Expr Fail(IOperation operation, string reason)
    {
        // What the compiler does not understand it reports itself, and better.
        return Problem is null && operation.DescendantsAndSelf().FirstOrDefault(IsBroken) is { } broken
            ? Fail(broken.Syntax.GetLocation(), $"{Quote(broken)} has an error", FunctionProblemKind.Incomplete)
            : Fail(operation.Syntax.GetLocation(), reason, FunctionProblemKind.NotVectorisable);
    }

    private static bool IsBroken(IOperation operation) => operation is IInvalidOperation || operation.Type is IErrorTypeSymbol;

    private Expr Fail(Location location, string reason, FunctionProblemKind kind)
    {
        Problem ??= new(kind, location, reason);
        return Nothing;
    }

    /// <summary>A number, a truth value or a known integer.</summary>
    private readonly record struct Value(Expr? Number, Condition? Truth = null, int? Integer = null);
}
