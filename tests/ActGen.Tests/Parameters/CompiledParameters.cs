using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;

namespace ActGen.Tests.Parameters;

/// <summary>An activation whose parameters are known at run time only.</summary>
/// <param name="x">The input.</param>
/// <param name="parameters">The parameters: as many values as there are channels for the first, then those for the next.</param>
/// <param name="y">The output.</param>
internal delegate void ParameterFunction<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> y);

/// <summary>The backward pass of an activation, to its input and its parameters.</summary>
/// <param name="x">The input.</param>
/// <param name="parameters">The parameters, as in <see cref="ParameterFunction{T}"/>.</param>
/// <param name="dy">The gradient from above.</param>
/// <param name="dx">The gradient to x.</param>
/// <param name="sums">The gradients to the parameters, in the same order.</param>
internal delegate void ParameterBackward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, ReadOnlySpan<T> dy, Span<T> dx, Span<T> sums);

/// <summary>Every activation with parameters, taking them from the method: one number for all and one a channel, in every shape.</summary>
internal sealed class CompiledParameters
{
    /// <summary>The shapes with one number for all; those of vectors are the SIMD tier's.</summary>
    public static IReadOnlyList<string> Shapes { get; } = ["Span", "Scalar", "InPlace", "Pointer"];

    public static IReadOnlyList<string> VectorShapes { get; } = ["Vector128", "Vector256", "Vector512"];

    /// <summary>The shapes with one number a channel.</summary>
    public static IReadOnlyList<string> ChannelShapes { get; } = ["ChannelSpan", "ChannelInPlace", "ChannelPointer"];

    private static readonly ConcurrentDictionary<(GeneratorHost, ElementType), Lazy<CompiledParameters>> s_all = new();

    private readonly LoadedAssembly _loaded;

    private CompiledParameters(GeneratorHost host, ElementType element)
    {
        bool hasVectors = host == GeneratorHost.Default;
        var source = new StringBuilder("using System;\nusing ActGen;\n");
        source.Append(hasVectors ? "using System.Runtime.Intrinsics;\n" : "").Append("public static unsafe partial class Parameters\n{\n");
        foreach (ActivationDefinition definition in ParameterGrid.Activations)
        {
            Append(source, definition, element.Keyword(), hasVectors);
        }

        _loaded = (host with { AllowUnsafe = true }).Load(source.Append("}\n").ToString());
    }

    /// <summary>The activations compiled in <paramref name="host"/> for <paramref name="element"/>.</summary>
    public static CompiledParameters Of(GeneratorHost host, ElementType element)
        => s_all.GetOrAdd((host, element), static key => new(() => new CompiledParameters(key.Item1, key.Item2))).Value;

    /// <summary>The bound the catalogue declares for an activation whose parameters are known at run time only, in ulps.</summary>
    public static double Bound(ActivationDefinition definition, ElementType element, bool isFused)
    {
        var context = new FormulaContext(
            element, [.. definition.Parameters.Select(static parameter => new BoundParameter(parameter.Name, ParameterSource.Scalar, parameter.Name, parameter.Name))]);
        ErrorBound bound = definition.Forms.Select(form => form.Bound(context)).First(static bound => bound is { Largest: <= 8 })!;
        return isFused ? bound.Fused : bound.Unfused;
    }

    /// <summary>An activation in a shape.</summary>
    public ParameterFunction<T> Get<T>(string activation, string shape) => _loaded.Get<ParameterFunction<T>>("Parameters", $"{shape}_{activation}");

    /// <summary>The gradients: one sum for all, or one a channel.</summary>
    public ParameterBackward<T> GetBackward<T>(string activation, bool perChannel)
        => _loaded.Get<ParameterBackward<T>>("Parameters", (perChannel ? "ChannelBackward_" : "Backward_") + activation);

    /// <summary>The gradients to the parameters alone.</summary>
    public ParameterBackward<T> GetSums<T>(string activation) => _loaded.Get<ParameterBackward<T>>("Parameters", $"Sums_{activation}");

    private static void Append(StringBuilder source, ActivationDefinition definition, string t, bool hasVectors)
    {
        string name = definition.Name;
        string[] names = [.. definition.Parameters.Select(static parameter => Camel(parameter.PropertyName))];
        string numbers = string.Concat(names.Select(parameter => $", {t} {parameter}"));
        string channels = string.Concat(names.Select(parameter => $", ReadOnlySpan<{t}> {parameter}"));
        string sums = string.Concat(names.Select(parameter => $", Span<{t}> d{Pascal(parameter)}"));
        string number = string.Concat(names.Select(static (_, i) => $", p[{i}]"));
        string channel = string.Concat(names.Select((_, i) => $", p.Slice({i} * (p.Length / {names.Length}), p.Length / {names.Length})"));
        string sum = string.Concat(names.Select((_, i) => $", d.Slice({i} * (d.Length / {names.Length}), d.Length / {names.Length})"));

        Declare($"{t} F_{name}({t} x{numbers})");
        Declare($"void F_{name}(ReadOnlySpan<{t}> x{numbers}, Span<{t}> y)");
        Declare($"void F_{name}(Span<{t}> x{numbers})");
        Declare($"void F_{name}({t}* x{numbers}, {t}* y, int length)");
        Wrap("Span", $"F_{name}(x{number}, y);");
        Wrap("Scalar", $"for (int i = 0; i < x.Length; i++) y[i] = F_{name}(x[i]{number});");
        Wrap("InPlace", $"x.CopyTo(y); F_{name}(y{number});");
        Wrap("Pointer", $"fixed ({t}* from = x, to = y) F_{name}(from{number}, to, x.Length);");
        foreach (string vector in hasVectors ? VectorShapes : [])
        {
            Declare($"{vector}<{t}> F_{name}({vector}<{t}> x{numbers})");
            Wrap(vector, $"for (int i = 0; i < x.Length; i += {vector}<{t}>.Count) F_{name}({vector}.Create(x.Slice(i)){number}).CopyTo(y.Slice(i));");
        }

        Declare($"void F_{name}(ReadOnlySpan<{t}> x{channels}, Span<{t}> y)");
        Declare($"void F_{name}(Span<{t}> x{channels})");
        Declare($"void F_{name}({t}* x{channels}, {t}* y, int length)");
        Wrap("ChannelSpan", $"F_{name}(x{channel}, y);");
        Wrap("ChannelInPlace", $"x.CopyTo(y); F_{name}(y{channel});");
        Wrap("ChannelPointer", $"fixed ({t}* from = x, to = y) F_{name}(from{channel}, to, x.Length);");

        DeclareGradient("Of", numbers, $", Span<{t}> dx{sums}");
        DeclareGradient("Of", channels, $", Span<{t}> dx{sums}");
        DeclareGradient("OfParameters", channels, sums);
        WrapGradient("Backward", $"Of_{name}(x{number}, dy, dx{sum});");
        WrapGradient("ChannelBackward", $"Of_{name}(x{channel}, dy, dx{sum});");
        WrapGradient("Sums", $"OfParameters_{name}(x{channel}, dy{sum});");

        void Declare(string signature)
            => source.Append($"    [Activation(\"{name}\", Convention = Convention.TensorFlow)] public static partial ").Append(signature).Append(";\n");

        void DeclareGradient(string prefix, string parameters, string outputs)
            => source.Append($"    [GradientOf(nameof(F_{name}))] public static partial void {prefix}_{name}(ReadOnlySpan<{t}> x{parameters}, ReadOnlySpan<{t}> dy{outputs});\n");

        void Wrap(string shape, string body)
            => source.Append($"    public static void {shape}_{name}(ReadOnlySpan<{t}> x, ReadOnlySpan<{t}> p, Span<{t}> y) {{ {body} }}\n");

        void WrapGradient(string shape, string body)
            => source.Append($"    public static void {shape}_{name}(ReadOnlySpan<{t}> x, ReadOnlySpan<{t}> p, ReadOnlySpan<{t}> dy, Span<{t}> dx, Span<{t}> d) {{ {body} }}\n");
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
