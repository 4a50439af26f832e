using System;
using System.Collections.Concurrent;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;

namespace ActGen.Tests.Randomness;

/// <summary>A random activation with everything its numbers depend on.</summary>
/// <param name="x">The input.</param>
/// <param name="rate">The rate of a dropout.</param>
/// <param name="seed">The seed.</param>
/// <param name="step">The step.</param>
/// <param name="offset">The place of the first element in the whole.</param>
/// <param name="rowLength">The length of a row, where noise varies by row or channel.</param>
/// <param name="training">Whether numbers are drawn.</param>
/// <param name="y">The output.</param>
internal delegate void NoiseFunction<T>(ReadOnlySpan<T> x, T rate, ulong seed, ulong step, long offset, int rowLength, bool training, Span<T> y);

/// <summary>The backward pass of a <see cref="NoiseFunction{T}"/>.</summary>
internal delegate void NoiseBackward<T>(
    ReadOnlySpan<T> x, T rate, ulong seed, ulong step, long offset, int rowLength, bool training, ReadOnlySpan<T> dy, Span<T> dx);

/// <summary>The random activations, compiled once a tier and element type.</summary>
internal sealed class CompiledNoise
{
    /// <summary>The slopes of rrelu.</summary>
    public const double Lower = 0.125, Upper = 0.375;

    private static readonly ConcurrentDictionary<(GeneratorHost, ElementType), Lazy<CompiledNoise>> s_all = new();

    private readonly LoadedAssembly _loaded;

    private CompiledNoise(GeneratorHost host, ElementType element)
    {
        string t = element.Keyword();
        string source = "using System;\nusing ActGen;\npublic static partial class Noise\n{\n";
        Add("Dropout", "\"dropout\"", $"{t} rate");
        Add("KeepProb", "\"dropout\"", $"{t} keepProb");
        Add("AlphaDropout", "\"alpha_dropout\"", $"{t} rate");
        Add("RRelu", "\"rrelu(lower: 0.125, upper: 0.375)\"");
        Add("RunTimeRRelu", "\"rrelu\"", $"{t} lower", $"{t} upper");
        Add("Half", "\"dropout(rate: 0.5)\"");
        Add("Twice", "\"dropout(rate: 0.5) | dropout(rate: 0.5)\"");
        Add("Seeded", "\"dropout(rate: 0.5, seed: 77)\"");
        AddRows("PerRow", ", NoiseShape = NoiseShape.PerRow", "int rowLength, ");
        AddRows("PerChannel", ", NoiseShape = NoiseShape.PerChannel", "int rowLength, ");
        AddRows("RowsOfSeven", ", NoiseShape = NoiseShape.PerRow, RowLength = 7", "");

        // Without an offset a pass is the whole, which has whole rows.
        source += $$"""
                [Activation("dropout", NoiseShape = NoiseShape.PerRow)] public static partial void WholeRows(ReadOnlySpan<{{t}}> x, {{t}} rate, int rowLength, ulong seed, Span<{{t}}> y);
                [Activation("dropout", NoiseShape = NoiseShape.PerRow, RowLength = 7)] public static partial void WholeRowsOfSeven(ReadOnlySpan<{{t}}> x, {{t}} rate, ulong seed, Span<{{t}}> y);
                public static void WholeRowsOf(ReadOnlySpan<{{t}}> x, {{t}} rate, ulong seed, ulong step, long offset, int rowLength, bool training, Span<{{t}}> y) => WholeRows(x, rate, rowLength, seed, y);
                public static void WholeRowsOf7(ReadOnlySpan<{{t}}> x, {{t}} rate, ulong seed, ulong step, long offset, int rowLength, bool training, Span<{{t}}> y) => WholeRowsOfSeven(x, rate, seed, y);

            """;
        _loaded = host.Run(source + "}\n").ShouldCompile().Load();

        void Add(string name, string attribute, params string[] parameters)
        {
            string declared = string.Concat(Array.ConvertAll(parameters, static parameter => parameter + ", "));
            string passed = parameters.Length == 2 ? $"({t}){Lower}, ({t}){Upper}, " : parameters.Length == 1 ? "rate, " : "";
            string seed = name == "Seeded" ? "" : "ulong seed, ";
            AddMethods(name, attribute, declared + seed, passed + (seed.Length > 0 ? "seed, " : ""));
        }

        void AddRows(string name, string options, string rowLength)
            => AddMethods(name, $"\"dropout\"{options}", $"{t} rate, {rowLength}ulong seed, ", rowLength.Length > 0 ? "rate, rowLength, seed, " : "rate, seed, ");

        void AddMethods(string name, string attribute, string declared, string passed)
            => source += $$"""
                    [Activation({{attribute}})]
                    public static partial void {{name}}(ReadOnlySpan<{{t}}> x, {{declared}}ulong step, long offset, bool training, Span<{{t}}> y);
                    [GradientOf(nameof({{name}}))]
                    public static partial void {{name}}Backward(ReadOnlySpan<{{t}}> x, {{declared}}ulong step, long offset, bool training, ReadOnlySpan<{{t}}> dy, Span<{{t}}> dx);
                    public static void {{name}}Forward(ReadOnlySpan<{{t}}> x, {{t}} rate, ulong seed, ulong step, long offset, int rowLength, bool training, Span<{{t}}> y)
                        => {{name}}(x, {{passed}}step, offset, training, y);
                    public static void {{name}}Backward(ReadOnlySpan<{{t}}> x, {{t}} rate, ulong seed, ulong step, long offset, int rowLength, bool training, ReadOnlySpan<{{t}}> dy, Span<{{t}}> dx)
                        => {{name}}Backward(x, {{passed}}step, offset, training, dy, dx);

                """;
    }

    /// <summary>The activations compiled in <paramref name="host"/> for <paramref name="element"/>.</summary>
    public static CompiledNoise Of(GeneratorHost host, ElementType element)
        => s_all.GetOrAdd((host, element), static key => new(() => new CompiledNoise(key.Item1, key.Item2))).Value;

    /// <summary>An activation.</summary>
    public NoiseFunction<T> Get<T>(string name) => _loaded.Get<NoiseFunction<T>>("Noise", name.StartsWith("Whole", StringComparison.Ordinal) ? name : name + "Forward");

    /// <summary>Its backward pass.</summary>
    public NoiseBackward<T> GetBackward<T>(string name) => _loaded.Get<NoiseBackward<T>>("Noise", name + "Backward");
}
