using System.Collections.Immutable;
using System.Threading;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Parsing;

/// <summary>A method that an attribute asks a body for, in a project and a type that can have one.</summary>
/// <param name="Data">The attribute.</param>
/// <param name="Method">The method.</param>
/// <param name="Syntax">Its declaration.</param>
/// <param name="ContainingTypes">The types around it, outermost first.</param>
/// <param name="Tier">What generated code may use.</param>
internal sealed record AttributedMethod(
    AttributeData Data, IMethodSymbol Method, MethodDeclarationSyntax Syntax, EquatableArray<ContainingTypeModel> ContainingTypes, Tier Tier)
{
    /// <summary>The method, or null where none can be written, which is reported.</summary>
    public static AttributedMethod? Read(
        GeneratorAttributeSyntaxContext context, ImmutableArray<Diagnostic>.Builder diagnostics, CancellationToken cancellationToken)
    {
        AttributeData data = context.Attributes[0];
        Location fallback = context.TargetNode.GetLocation();
        if (context.TargetNode is not MethodDeclarationSyntax syntax || context.TargetSymbol is not IMethodSymbol method)
        {
            ReportNotPartial(
                data.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? fallback,
                context.TargetSymbol.Name is { Length: > 0 } target ? target : "lambda expression",
                "move the attribute to a method of a type");
            return null;
        }

        Location name = syntax.Identifier.GetLocation();
        if (ProjectReader.TierOf(data, method.Name, name, context.SemanticModel.Compilation, syntax.SyntaxTree.Options, diagnostics) is not { } tier)
        {
            return null;
        }

        if (method.IsPartialDefinition && method.PartialImplementationPart is not null)
        {
            ReportNotPartial(name, method.Name, "remove the body it has");
            return null;
        }

        if (method.IsExtern && syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            ReportNotPartial(name, method.Name, "remove 'extern'");
            return null;
        }

        if (!method.IsPartialDefinition)
        {
            string what = syntax.Body is null && syntax.ExpressionBody is null ? "" : " and leave its body to ActGen";
            var mend = new Mend(MendKind.PartialMethod, $"Make '{method.Name}' partial{what}") { Key = "Make methods partial" };
            ReportNotPartial(name, method.Name, "add 'partial' before the return type and end it with ';'", mend);
            return null;
        }

        return ContainingTypeParser.Parse(syntax, diagnostics) is { } containingTypes ? new(data, method, syntax, containingTypes, tier) : null;

        void ReportNotPartial(Location location, string target, string wayOut, params Mend[] mends)
            => diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.MethodNotPartial, location, Mend.Properties(mends), target, wayOut));
    }
}
