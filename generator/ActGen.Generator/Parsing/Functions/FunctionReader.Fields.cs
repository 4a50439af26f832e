using System.Linq;
using ActGen.Generator.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ActGen.Generator.Parsing.Functions;

// Fields: one that is static and read-only is a constant where its initializer is one, and nothing else assigns it.
internal sealed partial class FunctionReader
{
    private Expr Read(IFieldReferenceOperation reference)
    {
        if (Initializer(reference.Field) is { } initializer && IsOfConstants(initializer) && Number(initializer) is { IsConstant: true } value && Problem is null)
        {
            return value;
        }

        Problem = null; // what is wrong with the initializer is nothing to mend
        return Fail(reference, $"the field '{reference.Field.Name}' is read at run time; make it a const or a parameter");
    }

    /// <summary>The value that a field is given once and for all, where that is known.</summary>
    private IOperation? Initializer(IFieldSymbol field)
    {
        if (field is not { IsStatic: true, IsReadOnly: true }
            || field.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not VariableDeclaratorSyntax { Initializer: { } initializer }
            || !_compilation.ContainsSyntaxTree(initializer.SyntaxTree)
            || FirstTooDeep(initializer) is not null
            || field.ContainingType.OriginalDefinition.DeclaringSyntaxReferences.Any(type => IsAssignedIn(type.GetSyntax(_cancellationToken), field.Name)))
        {
            return null;
        }

        return (_compilation.GetSemanticModel(initializer.SyntaxTree).GetOperation(initializer, _cancellationToken) as IFieldInitializerOperation)?.Value;
    }

    /// <summary>Whether a static constructor names a static field, or the initializer of another assigns anything of its name.</summary>
    private static bool IsAssignedIn(SyntaxNode type, string field)
        => type.ChildNodes().Any(member => member switch
        {
            ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword) && Names(constructor, field),
            FieldDeclarationSyntax or PropertyDeclarationSyntax => Names(member, field) && member.DescendantNodes().Any(IsAssignment),
            _ => false,
        });

    private static bool Names(SyntaxNode code, string field)
        => code.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == field);

    private static bool IsAssignment(SyntaxNode node)
        => node is AssignmentExpressionSyntax or RefExpressionSyntax or ArgumentSyntax { RefOrOutKeyword.RawKind: not 0 }
            || node.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.PostIncrementExpression
                or SyntaxKind.PostDecrementExpression or SyntaxKind.AddressOfExpression;

    /// <summary>Whether a value depends on nothing that a program could make another: other fields may not have their values yet.</summary>
    private static bool IsOfConstants(IOperation value)
        => value.DescendantsAndSelf().All(static operation => operation switch
        {
            IFieldReferenceOperation field => field.ConstantValue.HasValue,
            IInvocationOperation call => MathFunctions.IsMath(call.TargetMethod),
            _ => true,
        });
}
