using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Pipelines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ActGen.Generator.Parsing.Functions;

// Calls: other functions are entered, activations looked up.
internal sealed partial class FunctionReader
{
    private static IEnumerable<IArgumentOperation> InOrder(IInvocationOperation call)
        => call.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal ?? 0);

    private Value Called(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.IsVirtual || method.IsAbstract || method.IsOverride || method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction)
            || call.Instance is not (null or IInstanceReferenceOperation))
        {
            return new(Fail(call, $"{Quote(call)} is known only at run time; call a static function"));
        }

        if (method.Parameters.FirstOrDefault(static parameter => parameter.RefKind is not (RefKind.None or RefKind.In)) is { } reference)
        {
            return new(Fail(call, $"'{method.Name}' may change its parameter '{reference.Name}'; return the value"));
        }

        Value[] arguments = [.. InOrder(call).Select(argument => Evaluate(argument.Value))];
        return FunctionParser.ActivationAttribute(method) is { } attribute
            ? Activated(call, attribute, arguments)
            : Enter(method, arguments, call.Syntax.GetLocation());
    }

    /// <summary>The value a function returns for these arguments.</summary>
    private Value Enter(IMethodSymbol method, IReadOnlyList<Value> arguments, Location site)
    {
        if (_callers.Contains(method, SymbolEqualityComparer.Default))
        {
            string cycle = string.Join(" -> ", _callers.TakeWhile(caller => !SymbolEqualityComparer.Default.Equals(caller, method)).Reverse()
                .Prepend(method).Append(method).Select(static caller => caller.Name));
            return new(Fail(site, $"'{method.Name}' calls itself ({cycle}); write it as a formula", FunctionProblemKind.Recursive));
        }

        // The body is that of the definition, whatever the type arguments of the call are, and so are the parameters it names.
        IMethodSymbol implementation = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (Problem is not null || Body(implementation, site) is not { } body)
        {
            return default;
        }

        ImmutableDictionary<ISymbol, Value> outside = _variables;
        _variables = NoVariables.AddRange(implementation.Parameters.Zip(arguments, static (parameter, argument) => new KeyValuePair<ISymbol, Value>(parameter, argument)));
        _callers.Push(method);
        Value result = Run(new([body]));
        _callers.Pop();
        _variables = outside;
        if (result == default && Problem is null)
        {
            Fail(site, $"'{method.Name}' does not return on every path", FunctionProblemKind.Incomplete);
        }

        return result;
    }

    /// <summary>The body of a function as the compiler understands it.</summary>
    private IBlockOperation? Body(IMethodSymbol method, Location site)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || !_compilation.ContainsSyntaxTree(reference.SyntaxTree))
        {
            Fail(site, $"the source of '{Name(method)}' is not in this project", FunctionProblemKind.NotVectorisable);
            return null;
        }

        // Binding recurses as deep as the syntax nests: what is too deep for this reader never gets that far.
        SyntaxNode syntax = reference.GetSyntax(_cancellationToken);
        if (FirstTooDeep(syntax) is { } deep)
        {
            Fail(deep.GetLocation(), TooLong, FunctionProblemKind.NotVectorisable);
            return null;
        }

        IBlockOperation? body = _compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, _cancellationToken) switch
        {
            IMethodBodyOperation declaration => declaration.BlockBody ?? declaration.ExpressionBody,
            ILocalFunctionOperation function => function.Body,
            _ => null,
        };
        if (body is null && FunctionParser.GradientAttribute(method) is not null)
        {
            Fail(site, $"'{method.Name}' is a gradient, which can be called but not read; write its formula", FunctionProblemKind.NotVectorisable);
        }
        else if (body is null)
        {
            bool isElsewhere = method.IsExtern || method.IsPartialDefinition; // in a native library, or another generator is to write it
            Fail(site, $"'{method.Name}' has no body that could be read", isElsewhere ? FunctionProblemKind.NotVectorisable : FunctionProblemKind.Incomplete);
        }

        return body;
    }

    /// <summary>The first node nested deeper than is read, found without recursion.</summary>
    public static SyntaxNode? FirstTooDeep(SyntaxNode root)
    {
        var pending = new Stack<(SyntaxNode Node, int Depth)>();
        pending.Push((root, 0));
        while (pending.Count > 0)
        {
            (SyntaxNode node, int depth) = pending.Pop();
            if (depth > 2 * MostNesting)
            {
                return node;
            }

            foreach (SyntaxNode child in node.ChildNodes())
            {
                pending.Push((child, depth + 1));
            }
        }

        return null;
    }

    /// <summary>The value of another method that ActGen writes.</summary>
    private Value Activated(IInvocationOperation call, AttributeData data, IReadOnlyList<Value> arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (arguments.Count != 1 || arguments[0].Number is not { } argument)
        {
            return new(Fail(call, $"'{method.Name}' takes more than the element; call a function with a body instead"));
        }

        if (AttributeReader.Read(data, call.Syntax.GetLocation(), _cancellationToken) is not { } attribute
            || ActivationString.Parse(attribute.Activation, out _) is not { } stages)
        {
            return Incomplete();
        }

        Value value = arguments[0];
        foreach (ActivationCall stage in stages)
        {
            IMethodSymbol[] functions = [.. FunctionParser.Find(method.ContainingType, stage.Name, _element)];
            if (functions.Length > 0)
            {
                if (functions.FirstOrDefault(static function => function.Parameters.Length == 1) is not { } function)
                {
                    return new(Fail(call, $"'{method.Name}' gives '{stage.Name}' more than the element; call that directly"));
                }

                value = Enter(function, [value], call.Syntax.GetLocation());
            }
            else if (PipelineResolver.ResolveConstant(attribute, stage, _element) is not { } activation)
            {
                return Incomplete();
            }
            else if (ActivationCatalog.Find(activation.Name)!.IsRandom)
            {
                return new(Fail(call, $"'{method.Name}' draws random numbers; make both stages of a pipeline instead"));
            }
            else
            {
                value = new(_applications.Add(activation, value.Number ?? argument));
            }
        }

        return value;

        Value Incomplete() => new(Fail(call.Syntax.GetLocation(), $"the [Activation] of '{method.Name}' has an error", FunctionProblemKind.Incomplete));
    }
}
