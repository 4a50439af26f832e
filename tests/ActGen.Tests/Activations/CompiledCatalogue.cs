using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using ActGen.Testing.References;

namespace ActGen.Tests.Activations;

/// <summary>
/// Every activation of the committed vectors, generated in every shape and compiled once a tier and element type. A new
/// catalogue entry is in here as soon as it has a vector, and a test asks for one.
/// </summary>
internal sealed class CompiledCatalogue
{
    private static readonly ConcurrentDictionary<(GeneratorHost, ElementType), Lazy<CompiledCatalogue>> s_all = new();

    private readonly LoadedAssembly _loaded;

    private CompiledCatalogue(GeneratorHost host, ElementType element)
    {
        bool hasVectors = host == GeneratorHost.Default;
        var source = new StringBuilder("using System;\nusing ActGen;\n");
        source.Append(hasVectors ? "using System.Runtime.Intrinsics;\n" : "").Append("public static unsafe partial class Catalogue\n{\n");
        string t = element.Keyword();
        foreach (string name in VectorFile.Names)
        {
            string attribute = Attribute(VectorFile.Of(name));
            string method = Method(name);
            Add($"{t} {method}({t} x)");
            Add($"void {method}(ReadOnlySpan<{t}> x, Span<{t}> y)");
            Add($"void {method}(Span<{t}> x)");
            Add($"void {method}({t}* x, {t}* y, int length)");
            foreach (int width in hasVectors ? (int[])[128, 256, 512] : [])
            {
                Add($"Vector{width}<{t}> {method}(Vector{width}<{t}> x)");
            }

            AddGradient($"{t} {method}Derivative({t} x)");
            AddGradient($"void {method}Derivative(ReadOnlySpan<{t}> x, Span<{t}> dydx)");
            AddGradient($"void {method}Derivative(Span<{t}> x)");
            AddGradient($"void {method}Backward(ReadOnlySpan<{t}> x, ReadOnlySpan<{t}> dy, Span<{t}> dx)");
            AddGradient($"void {method}Both(ReadOnlySpan<{t}> x, Span<{t}> y, Span<{t}> dydx)");
            AddGradient($"void {method}Second(ReadOnlySpan<{t}> x, Span<{t}> dydx)", ", Order = 2");
            if (HasGradientFromOutput(VectorFile.Of(name), element))
            {
                AddGradient($"void {method}FromOutput(ReadOnlySpan<{t}> y, Span<{t}> dydx)");
                AddGradient($"void {method}SecondFromOutput(ReadOnlySpan<{t}> y, Span<{t}> dydx)", ", Order = 2");
                AddGradient($"void {method}BackwardFromOutput(ReadOnlySpan<{t}> y, ReadOnlySpan<{t}> dy, Span<{t}> dx)");
            }

            void AddGradient(string signature, string options = "")
                => source.Append($"    [GradientOf(nameof({method}){options})] public static partial ").Append(signature).Append(";\n");

            void Add(string signature) => source.Append("    ").Append(attribute).Append(" public static partial ").Append(signature).Append(";\n");
        }

        source.Append("}\n");
        _loaded = (host with { AllowUnsafe = true }).Load(source.ToString());
    }

    /// <summary>What the generator made of it.</summary>
    public Assembly Assembly => _loaded.Assembly;

    /// <summary>The catalogue compiled in <paramref name="host"/> for <paramref name="element"/>.</summary>
    public static CompiledCatalogue Of(GeneratorHost host, ElementType element)
        => s_all.GetOrAdd((host, element), static key => new(() => new CompiledCatalogue(key.Item1, key.Item2))).Value;

    /// <summary>One activation, or a gradient of it, in the shape of the delegate.</summary>
    /// <param name="vector">The name of a committed vector.</param>
    /// <param name="gradient">Nothing, or which gradient: Derivative, Backward, Both, Second, FromOutput, SecondFromOutput, BackwardFromOutput.</param>
    public TDelegate Get<TDelegate>(string vector, string gradient = "")
        where TDelegate : Delegate
        => _loaded.Get<TDelegate>("Catalogue", Method(vector) + gradient);

    /// <summary>Whether the output of the activation determines its derivative.</summary>
    public static bool HasGradientFromOutput(VectorFile vector, ElementType element)
        => ActivationCatalog.Find(vector.Activation)!.Derivative.FromOutput?.Invoke(Context(vector, element)) is not null;

    /// <summary>The bound the catalogue declares for the activation as generated here, in ulps.</summary>
    public static double Bound(VectorFile vector, ElementType element, bool isFused)
    {
        ActivationDefinition definition = ActivationCatalog.Find(vector.Activation)!;
        FormulaContext context = Context(vector, element);
        ErrorBound bound = definition.Forms.Select(form => form.Bound(context)).First(static bound => bound is not null && bound.Largest <= 8)!;
        return isFused ? bound.Fused : bound.Unfused;
    }

    private static FormulaContext Context(VectorFile vector, ElementType element)
        => new(element,
        [
            .. ActivationCatalog.Find(vector.Activation)!.Parameters.Select(parameter => new BoundParameter(
                parameter.Name,
                element.Round(vector.Parameters.GetValueOrDefault(parameter.Name, parameter.Default?[Generator.Model.Convention.TensorFlow] ?? parameter.Example)))),
        ]);

    /// <summary>The attribute that asks for the vector's activation and parameters.</summary>
    private static string Attribute(VectorFile vector)
    {
        ActivationDefinition definition = ActivationCatalog.Find(vector.Activation)!;
        IEnumerable<string> parameters = vector.Parameters
            .Where(static parameter => double.IsFinite(parameter.Value))
            .Select(parameter => $", {definition.FindParameter(parameter.Key)!.PropertyName} = {parameter.Value.ToString("R", CultureInfo.InvariantCulture)}");
        return $"[Activation(\"{vector.Activation}\"{string.Concat(parameters)}, Convention = Convention.TensorFlow)]";
    }

    private static string Method(string vector)
        => string.Concat(vector.Split('_', '-', '.').Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
}
