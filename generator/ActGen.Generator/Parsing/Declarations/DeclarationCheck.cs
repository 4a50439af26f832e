using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.Generator.Parsing.Declarations;

/// <summary>Tells declarations that the compiler refuses: a body would only repeat its errors, in a file the author cannot mend.</summary>
internal static class DeclarationCheck
{
    /// <summary>Whether the compiler has errors to report in the declaration.</summary>
    public static bool IsRefused(MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        bool isMisplacedExtension = method.IsExtensionMethod && method.ContainingType is not { IsStatic: true, Arity: 0, ContainingType: null };
        return isMisplacedExtension || (!IsPlain(syntax, method) && HasErrors(syntax, model, cancellationToken));
    }

    /// <summary>
    /// Whether nothing in the declaration can be wrong that its shape does not show already: the usual modifiers, in a class or
    /// struct that can hold the method, under a name of its own. Asking the compiler about such a method as well would take
    /// half of the generator's time after every edit.
    /// </summary>
    private static bool IsPlain(MethodDeclarationSyntax syntax, IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        return !syntax.ContainsDiagnostics
            && type.TypeKind is TypeKind.Class or TypeKind.Struct
            && (method.IsStatic || !type.IsStatic)
            && syntax.Modifiers.Count(IsAccessibility) == 1
            && syntax.Modifiers.All(static modifier => IsAccessibility(modifier)
                || modifier.RawKind is (int)SyntaxKind.StaticKeyword or (int)SyntaxKind.PartialKeyword)
            && syntax.Modifiers.Select(static modifier => modifier.RawKind).Distinct().Count() == syntax.Modifiers.Count
            && syntax.ExplicitInterfaceSpecifier is null
            && syntax.ParameterList.Parameters.All(static parameter => parameter.Modifiers.Count == 0 && parameter.Default is null && parameter.AttributeLists.Count == 0)
            && method.Parameters.Select(static parameter => parameter.Name).Distinct().Count() == method.Parameters.Length
            && method.Name != type.Name
            && type.TypeParameters.All(parameter => parameter.Name != method.Name)
            && type.GetMembers(method.Name).Length == 1;

        static bool IsAccessibility(SyntaxToken modifier)
            => modifier.RawKind is (int)SyntaxKind.PublicKeyword or (int)SyntaxKind.InternalKeyword or (int)SyntaxKind.PrivateKeyword;
    }

    /// <summary>Attributes are left aside: another generator may be about to declare them.</summary>
    private static bool HasErrors(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellationToken)
    {
        const string NoImplementation = "CS8795"; // which is about to change

        var declaration = TextSpan.FromBounds(method.Modifiers.Span.Start, method.Span.End);
        return model.GetDeclarationDiagnostics(declaration, cancellationToken)
            .Concat(model.GetSyntaxDiagnostics(declaration, cancellationToken))
            .Any(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error && diagnostic.Id != NoImplementation);
    }
}
