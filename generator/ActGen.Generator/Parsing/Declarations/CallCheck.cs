using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Parsing.Declarations;

/// <summary>Tells what the compiler would say if generated code called a method of the author's.</summary>
internal static class CallCheck
{
    /// <summary>Whether the type has another method that is called in the same way, which the compiler reports.</summary>
    public static bool IsDeclaredTwice(IMethodSymbol method)
        => method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>()
            .Count(other => other.Arity == method.Arity && other.Parameters.Select(static parameter => (parameter.Type, parameter.RefKind))
                .SequenceEqual(method.Parameters.Select(static parameter => (parameter.Type, parameter.RefKind)))) > 1;

    /// <summary>What of the method makes a call of it an error, or gives a warning that nothing can silence; null where it may be called.</summary>
    public static string? Obstacle(IMethodSymbol method)
        => Obsolete(method) is { } obsolete && obsolete.ConstructorArguments.Any(static argument => argument.Value is true) ? "is obsolete, and its use an error"
            : Find(method, "UnmanagedCallersOnlyAttribute", "System", "Runtime", "InteropServices") is not null ? "is for native callers only"
            : Warnings(method).FirstOrDefault(static id => !SyntaxFacts.IsValidIdentifier(id)) is { } id ? $"gives a warning with the id '{MessageText.Of(id)}', which is no identifier"
            : null;

    /// <summary>The ids of the warnings that a call of the method gives. The author who named it knows them, and cannot mend a generated file.</summary>
    public static IEnumerable<string> Warnings(IMethodSymbol method)
    {
        if (Obsolete(method) is { } obsolete)
        {
            string? own = obsolete.NamedArguments.FirstOrDefault(static argument => argument.Key == "DiagnosticId").Value.Value as string;
            yield return own ?? (Text(obsolete) is null ? "CS0612" : "CS0618");
        }

        if (Find(method, "ExperimentalAttribute", "System", "Diagnostics", "CodeAnalysis") is { } experimental && Text(experimental) is { } id)
        {
            yield return id;
        }
    }

    private static AttributeData? Obsolete(IMethodSymbol method) => Find(method, "ObsoleteAttribute", "System");

    private static string? Text(AttributeData data) => data.ConstructorArguments.Select(static argument => argument.Value).OfType<string>().FirstOrDefault();

    private static AttributeData? Find(IMethodSymbol method, string name, params string[] space)
        => method.GetAttributes().FirstOrDefault(data => data.AttributeClass is { } type && type.Name == name && type.IsIn(space));
}
