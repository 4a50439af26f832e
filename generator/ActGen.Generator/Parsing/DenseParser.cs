using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Functions;
using ActGen.Generator.Parsing.Pipelines;
using ActGen.Generator.Parsing.Signatures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Parsing;

/// <summary>Reads dense layers and their gradients.</summary>
internal static class DenseParser
{
    /// <summary>What became of a method: its signature, what is applied to the sums, and the shape of the layer.</summary>
    public sealed record Result(SignatureModel Signature, PipelineModel Pipeline, DenseModel Dense);

    /// <summary>The dense layer that a <c>[GradientOf]</c> names, or null where it names none.</summary>
    public static IMethodSymbol? Target(AttributeData data, IMethodSymbol method)
        => data.ConstructorArguments.Length == 1 && data.ConstructorArguments[0].Value is string name
            ? method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(static candidate => FunctionParser.DenseAttribute(candidate) is not null)
            : null;

    /// <summary>Reads a layer.</summary>
    public static Result? Parse(
        AttributeData data,
        IMethodSymbol method,
        MethodDeclarationSyntax syntax,
        ImmutableArray<Diagnostic>.Builder diagnostics,
        Compilation compilation,
        CancellationToken cancellationToken)
        => Read(data, method, syntax, isGradient: false, diagnostics, diagnostics, compilation, cancellationToken);

    /// <summary>Reads the gradient of a layer. What is wrong with the layer is reported where it stands.</summary>
    public static Result? ParseGradient(
        AttributeData data,
        IMethodSymbol target,
        IMethodSymbol method,
        MethodDeclarationSyntax syntax,
        ImmutableArray<Diagnostic>.Builder diagnostics,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        Location location = data.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? syntax.Identifier.GetLocation();
        if (data.NamedArguments.FirstOrDefault(static argument => argument.Key == "Order").Value.Value is int order and not 1)
        {
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.NotDifferentiable, location, target.Name, $"of a dense layer there is the gradient of order 1 only, not {order}; remove Order"));
            return null;
        }

        var elsewhere = ImmutableArray.CreateBuilder<Diagnostic>();
        if (Read(FunctionParser.DenseAttribute(target)!, method, syntax, isGradient: true, diagnostics, elsewhere, compilation, cancellationToken) is not { } layer)
        {
            return null;
        }

        if (layer.Signature.Find(ParameterRole.Bias) is null
            && DenseSignature.Recognise(target, isGradient: false, out _) is { } shape && shape.Roles.Contains(ParameterRole.Bias))
        {
            IParameterSymbol bias = target.Parameters[System.Array.IndexOf(shape.Roles, ParameterRole.Bias)];
            diagnostics.Add(new MethodArguments(method, layer.Signature).LeftOut("Dense", bias));
            return null;
        }

        if (layer.Pipeline.Row is { } row && !RowActivations.Find(row.Name)!.HasGradient)
        {
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.NotDifferentiable, location, layer.Pipeline.Name, RowDefinition.ReasonNoGradient));
            return null;
        }

        return layer;
    }

    private static Result? Read(
        AttributeData data,
        IMethodSymbol method,
        MethodDeclarationSyntax syntax,
        bool isGradient,
        ImmutableArray<Diagnostic>.Builder signatureDiagnostics,
        ImmutableArray<Diagnostic>.Builder diagnostics,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        if (data.ConstructorArguments.Length != 2
            || data.ConstructorArguments[0].Value is not int inputs || data.ConstructorArguments[1].Value is not int units
            || AttributeReader.Read(data, syntax.Identifier.GetLocation(), cancellationToken) is not { } attribute)
        {
            return null; // the compiler reports the argument
        }

        foreach ((string name, int value) in new[] { ("inputs", inputs), ("units", units) })
        {
            if (value < 1 || (long)inputs * units > int.MaxValue)
            {
                string wayOut = value < 1 ? "use a number of at least 1" : "inputs times units is the number of weights, which no span can hold";
                diagnostics.Add(Diagnostic.Create(
                    DiagnosticDescriptors.ParameterOutOfRange, attribute.Location, "Dense", name, value.ToString(CultureInfo.InvariantCulture), wayOut));
                return null;
            }
        }

        if (PipelineResolver.Read(attribute, diagnostics) is not { } calls)
        {
            return null;
        }

        if (calls.FirstOrDefault(static call => ActivationCatalog.Find(call.Name) is { IsRandom: true }) is { } random)
        {
            diagnostics.Add(Diagnostic.Create(
                DiagnosticDescriptors.UnusableFunction, attribute.LocationInActivation(), random.Name, "a dense layer draws no random numbers; apply it by a method of its own"));
            return null;
        }

        if (SignatureParser.ParseDense(method, syntax, isGradient, signatureDiagnostics) is not { } signature
            || PipelineResolver.Resolve(attribute, calls, method.ContainingType, new MethodArguments(method, signature), diagnostics, compilation, cancellationToken) is not { } pipeline)
        {
            return null;
        }

        if (pipeline.IsScalarOnly)
        {
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.StageNotVectorised, attribute.LocationInActivation(), pipeline.Name));
            return null;
        }

        return new(signature, pipeline with { Row = pipeline.Row is { } row ? row with { ConstantLength = units } : null }, new(inputs, units));
    }
}
