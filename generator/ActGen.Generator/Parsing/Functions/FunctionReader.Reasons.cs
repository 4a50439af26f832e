using System.Linq;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace ActGen.Generator.Parsing.Functions;

// What is said to the author: each reason names the expression and a way out.
internal sealed partial class FunctionReader
{
    private static string TooLong { get; } =
        $"the function, with all that it calls, has more than {MostOperations} operations or nests them deeper than {MostNesting}; the loop over the function is as fast";

    private string TypeReason(IOperation operation) => operation.Type?.SpecialType switch
    {
        _ when operation is IThrowOperation => NoVectorisedForm(operation),
        SpecialType.System_Double => $"{Quote(operation)} is a double, which holds more digits than a float element; use MathF and constants with the suffix f",
        SpecialType.System_Single => $"{Quote(operation)} is rounded to float, although the element is a double; use Math and constants without the suffix f",
        _ => $"{Quote(operation)} is {(operation.Type is { } type ? $"of type '{type.ToDisplayString()}'" : "no value")}; only {_element.Keyword()} is vectorised",
    };

    private string NoVectorisedForm(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "Pow" } method } => $"'{Name(method)}' has no vectorised form here: {Powers.Rule}",
        IInvocationOperation { TargetMethod: { Name: "Clamp" } method } => $"'{Name(method)}' has no vectorised form here: the lower bound is above the upper one",
        IInvocationOperation { TargetMethod: var method } => $"'{Name(method)}' has no vectorised form; there are "
            + "Abs, Exp, Log, Log2, Sqrt, Tanh, Sin, Cos, Floor, Ceiling, Round, Truncate, Min, Max, Clamp, Sign, CopySign, Pow, FusedMultiplyAdd, and what VectorMathF and VectorMath offer",
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder } or ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Remainder }
            => "the operator % has no vectorised form",
        ISimpleAssignmentOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation
            => $"{Quote(operation)} assigns inside an expression; make it a statement of its own",
        ILoopOperation => "a loop has no vectorised form, but for one that counts an int between constants; write its steps out or as a formula",
        IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } => $"{Quote(operation)} has no vectorised form; put what it skips into an if",
        ISwitchOperation => "a switch statement has no vectorised form; use a switch expression, ?: or if",
        IPatternOperation => $"the pattern {Quote(operation)} has no vectorised form; use comparisons",
        IThrowOperation => "throwing has no vectorised form; give the value for such arguments, NaN for example",
        _ => $"{Quote(operation)} has no vectorised form",
    };

    private static string Name(IMethodSymbol method) => $"{method.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}.{method.Name}";

    /// <summary>The beginning of the source text, on one line.</summary>
    private static string Quote(IOperation operation)
    {
        string text = operation.Syntax.ToString();
        string line = string.Join(" ", text.Split(null as char[], System.StringSplitOptions.RemoveEmptyEntries).Take(20));
        return $"'{(line.Length <= 60 ? line : line.Substring(0, 60) + "...")}'";
    }
}
