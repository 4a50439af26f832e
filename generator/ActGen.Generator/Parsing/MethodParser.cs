using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Declarations;
using ActGen.Generator.Parsing.Functions;
using ActGen.Generator.Parsing.Pipelines;
using ActGen.Generator.Parsing.Signatures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Parsing;

/// <summary>Reads one method with <c>[Activation]</c>, <c>[Dense]</c> or <c>[GradientOf]</c>.</summary>
internal static class MethodParser
{
    public static Parsed<MethodModel> ParseActivation(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
        => Parse(context, Request.Activation, cancellationToken);

    public static Parsed<MethodModel> ParseGradient(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
        => Parse(context, Request.Gradient, cancellationToken);

    public static Parsed<MethodModel> ParseDense(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
        => Parse(context, Request.Dense, cancellationToken);

    private static Parsed<MethodModel> Parse(GeneratorAttributeSyntaxContext context, Request request, CancellationToken cancellationToken)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        MethodModel? model = Parse(context, request, diagnostics, cancellationToken);
        return new(model, diagnostics.ToImmutable());
    }

    private static MethodModel? Parse(
        GeneratorAttributeSyntaxContext context, Request request, ImmutableArray<Diagnostic>.Builder diagnostics, CancellationToken cancellationToken)
    {
        if (AttributedMethod.Read(context, diagnostics, cancellationToken) is not var (data, method, syntax, containingTypes, tier))
        {
            return null;
        }

        Location name = syntax.Identifier.GetLocation();
        Compilation compilation = context.SemanticModel.Compilation;
        Request[] requests = [.. Requests(method)];
        if (requests.Length > 1)
        {
            if (request == requests[0])
            {
                IEnumerable<Mend> mends = requests.Select(static one => new Mend(MendKind.RemoveAttribute, $"Remove [{NameOf(one)}]", NameOf(one)));
                diagnostics.Add(Diagnostic.Create(
                    DiagnosticDescriptors.TwoAttributes, name, Mend.Properties(requests.Length == 2 ? mends : []), method.Name, NameOf(requests[0]), NameOf(requests[1])));
            }

            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        SignatureModel? signature;
        PipelineModel? pipeline = null;
        GradientModel? gradient = null;
        DenseModel? dense = null;
        if (request == Request.Dense || (request == Request.Gradient && DenseParser.Target(data, method) is not null))
        {
            DenseParser.Result? layer = request == Request.Dense
                ? DenseParser.Parse(data, method, syntax, diagnostics, compilation, cancellationToken)
                : DenseParser.ParseGradient(data, DenseParser.Target(data, method)!, method, syntax, diagnostics, compilation, cancellationToken);
            if (layer is null)
            {
                return null;
            }

            (signature, pipeline, dense) = layer;
            gradient = request == Request.Gradient ? new(1, IsFromOutput: false, EquatableArray<ParameterGradientModel>.Empty) : null;
        }
        else if (request == Request.Gradient)
        {
            if (GradientParser.Find(data, method, name, diagnostics, cancellationToken) is not { } target
                || (signature = ReadSignature(target.Names)) is null)
            {
                return null;
            }

            if (target.Parse(signature, compilation, cancellationToken) is var (found, wanted))
            {
                (pipeline, gradient) = (found, wanted);
            }
        }
        else
        {
            if (AttributeReader.Read(data, name, cancellationToken) is not { } attribute
                || PipelineResolver.Read(attribute, diagnostics) is not { } calls
                || (signature = ReadSignature(ParameterNames.Of(calls, method.ContainingType))) is null)
            {
                return null;
            }

            pipeline = PipelineResolver.Resolve(attribute, calls, method.ContainingType, new MethodArguments(method, signature), diagnostics, compilation, cancellationToken);
        }

        if (pipeline is null)
        {
            return null;
        }

        if (signature.Shape == Shape.Vector && pipeline.IsScalarOnly)
        {
            Report(DiagnosticDescriptors.VectorsOfScalarFunction, name, method.Name, pipeline.Name);
            return null;
        }

        if (DeclarationCheck.IsRefused(syntax, method, context.SemanticModel, cancellationToken))
        {
            return null; // the compiler says why
        }

        var model = new MethodModel
        {
            HintName = GeneratedNames.HintName(method),
            Namespace = GeneratedNames.Namespace(method.ContainingNamespace),
            ContainingTypes = containingTypes,
            Signature = signature,
            KernelName = GeneratedNames.Kernel(method),
            InferenceKernelName = pipeline.Random?.Training is null ? null : GeneratedNames.Kernel(method, GeneratedNames.Inference),
            StagesKernelNames = pipeline.Row is not null && gradient is not null
                ? new(GeneratedNames.Kernel(method, GeneratedNames.Stages), pipeline.Random?.Training is null ? null : GeneratedNames.Kernel(method, GeneratedNames.StagesInference))
                : null,
            RegisterName = GeneratedNames.Register(method.ContainingType),
            Pipeline = pipeline,
            Dense = dense,
            Gradient = gradient,
            Tier = tier,
            CallWarnings = pipeline.Stages.SelectMany(static stage => stage.Function?.CallWarnings ?? default).Distinct().ToEquatableArray(),
            Loops = tier == Tier.Simd ? LoopStyle.Spans
                : ProjectReader.LoopsOf(method.ContainingType, compilation, isOneLoop: dense is null && pipeline is { Row: null, Halves: null }),
        };

        return PipelineSize.Check(model, name, diagnostics) ? model : null;

        // The signature, where this project can have its shape.
        SignatureModel? ReadSignature(ParameterNames names)
        {
            SignatureModel? read = SignatureParser.Parse(method, syntax, request == Request.Gradient, names, diagnostics);
            switch (read?.Shape)
            {
                case Shape.Vector when tier == Tier.Scalar:
                case null when tier == Tier.Scalar && SignatureParser.NamesMissingVectors(method):
                    Report(DiagnosticDescriptors.VectorsNotAvailable, name, method.Name);
                    return null;
                case Shape.Pointer when !((CSharpCompilation)compilation).Options.AllowUnsafe:
                    Report(DiagnosticDescriptors.UnsafeNotAllowed, name, method.Name);
                    return null;
                default:
                    return read;
            }
        }

        void Report(DiagnosticDescriptor descriptor, Location location, params string[] arguments)
            => diagnostics.Add(Diagnostic.Create(descriptor, location, arguments));
    }

    /// <summary>What the attributes of a method ask for.</summary>
    private static IEnumerable<Request> Requests(IMethodSymbol method)
    {
        if (FunctionParser.ActivationAttribute(method) is not null)
        {
            yield return Request.Activation;
        }

        if (FunctionParser.DenseAttribute(method) is not null)
        {
            yield return Request.Dense;
        }

        if (FunctionParser.GradientAttribute(method) is not null)
        {
            yield return Request.Gradient;
        }
    }

    private static string NameOf(Request request) => request == Request.Gradient ? "GradientOf" : request.ToString();

    /// <summary>What an attribute asks for.</summary>
    private enum Request
    {
        Activation,
        Gradient,
        Dense,
    }
}
