using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Declarations;
using ActGen.Generator.Parsing.Pipelines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Parsing.Sequential;

/// <summary>Reads one class with <c>[Sequential]</c>.</summary>
internal static class SequentialParser
{
    private const string BaseType = "ActGen.SequentialModel`1";

    /// <summary>What a model overrides of its base.</summary>
    private static readonly string[] Overrides = ["Layers", "OutputActivation", "PredictionWork", "TrainingWork", "PredictBatch", "ForwardBatch", "BackwardBatch"];

    /// <summary>What generated code calls of it.</summary>
    private const string Parameters = "Parameters";

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
            || ReadElement(data, attribute, diagnostics) is not { } element
            || data.AttributeClass!.ContainingAssembly.GetTypeByMetadataName(BaseType)?.Construct(compilation.GetSpecialType(element.SpecialType())) is not { } baseType)
        {
            return null;
        }

        if (ReasonNoModel(type, baseType) is { } reason)
        {
            return Refuse(reason);
        }

        if (ParameterBinder.UnknownConvention(attribute, "Sequential") is { } unknown)
        {
            diagnostics.Add(unknown);
            return null;
        }

        if (LayerReader.Read(attribute, type, element, diagnostics) is not var (inputs, layers))
        {
            return null;
        }

        var names = new MemberNames(type, baseType);
        var layout = new ModelLayout(layers, element, names);
        if (!LayOut(layout, inputs, layers, new(attribute, type, element, compilation, diagnostics), diagnostics, cancellationToken))
        {
            return null;
        }

        return new()
        {
            HintName = GeneratedNames.HintName(type),
            Namespace = GeneratedNames.Namespace(type.ContainingNamespace),
            ContainingTypes = containingTypes,
            Tier = tier,
            Element = element,
            RegisterName = GeneratedNames.Register(type),
            DescriptionName = names.Unique("Description"),
            Inputs = inputs,
            Layers = layout.Layers.ToEquatableArray(),
            Blocks = layout.Blocks.ToEquatableArray(),
            OutputActivation = OutputActivationOf(layout.Blocks[layout.Blocks.Count - 1].Pipeline),
        };

        SequentialClassModel? Refuse(string obstacle)
        {
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.TypeNotSupported, name, type.Name, type.Name, obstacle));
            return null;
        }
    }

    /// <summary>Resolves the layers, block by block, and lays them out; false where something is wrong with one, which is reported.</summary>
    private static bool LayOut(
        ModelLayout layout,
        int inputs,
        IReadOnlyList<LayerDeclaration> layers,
        BlockResolver resolver,
        ImmutableArray<Diagnostic>.Builder diagnostics,
        CancellationToken cancellationToken)
    {
        foreach (IReadOnlyList<LayerDeclaration> block in LayerGroups.Of(layers))
        {
            cancellationToken.ThrowIfCancellationRequested();
            LayerDeclaration first = block[0];
            if (first.Units is { } units && (long)inputs * units > int.MaxValue)
            {
                return Fail(first, $"has {MessageText.Of(inputs)} inputs and {MessageText.Of(units)} units", "their product is the number of weights, which no span can hold");
            }

            if (resolver.Resolve(block, inputs, cancellationToken) is not { } activations)
            {
                return false;
            }

            layout.Add(block, inputs, activations);
            inputs = first.Units ?? inputs;
            if (layout.Length > int.MaxValue)
            {
                return Fail(first, "has more parameters with those before it than a span can hold", "use fewer units");
            }

            if (layout.WorkLength > int.MaxValue)
            {
                return Fail(first, "has more outputs with those before it than training can keep", "use fewer units");
            }
        }

        return true;

        bool Fail(LayerDeclaration layer, string reason, string wayOut)
        {
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.InvalidLayer, layer.Location, MessageText.Of(layer.Call.Name), reason, wayOut));
            return false;
        }
    }

    private static ElementType? ReadElement(AttributeData data, AttributeReader attribute, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        const string Argument = "ElementType";
        TypedConstant? given = data.NamedArguments.Where(static argument => argument.Key == Argument).Select(static argument => (TypedConstant?)argument.Value).FirstOrDefault();
        switch (given?.Value)
        {
            case null when given is null:
            case ITypeSymbol { SpecialType: SpecialType.System_Single }:
                return ElementType.Single;
            case ITypeSymbol { SpecialType: SpecialType.System_Double }:
                return ElementType.Double;
            case IErrorTypeSymbol:
                return null; // the compiler reports a type that it does not know
            case var other:
                string written = (other as ITypeSymbol)?.ToDisplayString() ?? "null";
                diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.UnsupportedElementType, attribute.LocationOf(Argument), written, $"as {Argument}"));
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
            return $"it inherits from '{other.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', and a model inherits from '{baseType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'; make the model a class of its own, and hold it in a field";
        }

        if (Overrides.Contains(type.Name))
        {
            return "a model has a member of that name from ActGen; give the class another";
        }

        return Overrides.Append(Parameters).FirstOrDefault(member => type.GetMembers(member).Length > 0) is { } taken
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
}
