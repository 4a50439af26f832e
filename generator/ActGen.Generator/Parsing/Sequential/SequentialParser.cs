using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Parsing.Sequential;

/// <summary>Reads one class with <c>[Sequential]</c>.</summary>
internal static class SequentialParser
{
    private const string BaseType = "ActGen.SequentialModel`1";

    /// <summary>What a model overrides of its base.</summary>
    private static readonly string[] Overrides = ["Layers", "OutputActivation", "PredictionWork", "TrainingWork", "PredictBatch", "ForwardBatch", "BackwardBatch"];

    public static Parsed<SequentialClassModel> Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        SequentialClassModel? model = Parse(context, diagnostics, cancellationToken);
        return new(model, diagnostics.ToImmutable());
    }

    private static SequentialClassModel? Parse(
        GeneratorAttributeSyntaxContext context, ImmutableArray<Diagnostic>.Builder diagnostics, CancellationToken cancellationToken)
    {
        if (context.TargetNode is not TypeDeclarationSyntax declaration || context.TargetSymbol is not INamedTypeSymbol { TypeKind: TypeKind.Class } type)
        {
            return null; // the compiler reports an attribute that cannot be there
        }

        AttributeData data = context.Attributes[0];
        Location name = declaration.Identifier.GetLocation();
        Compilation compilation = context.SemanticModel.Compilation;
        if (ProjectReader.TierOf(data, type.Name, name, compilation, declaration.SyntaxTree.Options, diagnostics) is not { } tier)
        {
            return null;
        }

        if (declaration is not ClassDeclarationSyntax syntax)
        {
            return Refuse("a record cannot inherit from the base of all models; make it a class");
        }

        if (ContainingTypeParser.Parse(syntax, diagnostics) is not { } containingTypes
            || AttributeReader.Read(data, name, cancellationToken) is not { } attribute
            || ReadElement(data, attribute, type, diagnostics) is not { } element
            || data.AttributeClass!.ContainingAssembly.GetTypeByMetadataName(BaseType)?.Construct(compilation.GetSpecialType(element.SpecialType())) is not { } baseType)
        {
            return null;
        }

        if (ReasonNoModel(type, baseType) is { } reason)
        {
            return Refuse(reason);
        }

        var names = new MemberNames(type, baseType);
        if (LayerReader.Read(attribute, diagnostics) is not var (inputs, layers))
        {
            return null;
        }

        var resolver = new BlockResolver(attribute, layers, type, element, names, compilation, diagnostics);
        if (!resolver.Resolve(inputs, layers, cancellationToken))
        {
            return null;
        }

        var model = new SequentialClassModel
        {
            HintName = GeneratedNames.HintName(type),
            Namespace = GeneratedNames.Namespace(type.ContainingNamespace),
            ContainingTypes = containingTypes,
            Tier = tier,
            Element = element,
            RegisterName = GeneratedNames.Register(type),
            DescriptionName = names.Unique("Description"),
            Inputs = inputs,
            Layers = resolver.Layers.ToEquatableArray(),
            Blocks = resolver.Blocks.ToEquatableArray(),
            OutputActivation = OutputActivationOf(resolver.Blocks[resolver.Blocks.Count - 1].Pipeline),
        };
        return Methods(model).All(method => PipelineSize.Check(method, name, diagnostics)) ? model : null;

        SequentialClassModel? Refuse(string obstacle)
        {
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.TypeNotSupported, name, type.Name, type.Name, obstacle));
            return null;
        }
    }

    private static ElementType? ReadElement(AttributeData data, AttributeReader attribute, INamedTypeSymbol type, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        const string Argument = "ElementType";
        TypedConstant? given = data.NamedArguments.Where(static argument => argument.Key == Argument).Select(static argument => (TypedConstant?)argument.Value).FirstOrDefault();
        switch ((given?.Value as ITypeSymbol)?.SpecialType)
        {
            case null when given is null:
            case SpecialType.System_Single:
                return ElementType.Single;
            case SpecialType.System_Double:
                return ElementType.Double;
            default:
                string written = (given?.Value as ITypeSymbol)?.ToDisplayString() ?? "null";
                diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.UnsupportedElementType, attribute.LocationOf(Argument), written, type.Name));
                return null;
        }
    }

    /// <summary>Why a class cannot be a model, or null where it can.</summary>
    private static string? ReasonNoModel(INamedTypeSymbol type, INamedTypeSymbol baseType)
    {
        if (type.IsStatic)
        {
            return "it is static, and a model is an object; remove 'static'";
        }

        if (type.BaseType is { SpecialType: not SpecialType.System_Object } other && !SymbolEqualityComparer.Default.Equals(other, baseType))
        {
            return $"it inherits from '{other.Name}', and a model inherits from '{baseType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'; make the model a class of its own, and hold it in a field";
        }

        return Overrides.FirstOrDefault(member => type.GetMembers(member).Length > 0) is { } taken
            ? $"it declares '{taken}', which a model has from ActGen; give it another name"
            : null;
    }

    /// <summary>The activation at the end that a loss may be fused with.</summary>
    private static OutputActivation OutputActivationOf(PipelineModel last) => last switch
    {
        { Row: { Name: "softmax", Masked: MaskedRows.NaN } row } when row.Parameters.All(static parameter => parameter.IsConstant && parameter.Value == 1) => OutputActivation.Softmax,
        { Row: null, Stages: { Count: 1 } stages } when stages[0].Name == "sigmoid" => OutputActivation.Sigmoid,
        _ => OutputActivation.Other,
    };

    /// <summary>The methods whose kernels may be too large: those of training hold those of prediction.</summary>
    private static IEnumerable<MethodModel> Methods(SequentialClassModel model)
        => model.Blocks.Select(block => new BlockMethods(model, block))
            .SelectMany(static methods => new[] { methods.Activate, methods.ActivateBackward })
            .OfType<MethodModel>();
}
