using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ActGen.Generator.Catalog;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace ActGen.Generator.Tests.Hostile;

/// <summary>
/// Pipelines, run-time parameters and gradients put together by chance, the same ones each time. All of it is right as C#, so
/// every method gets a body or is told why not.
/// </summary>
public sealed class PipelineFuzzTests
{
    private const int Batches = 12;

    private const int CasesInABatch = 25;

    private const string Functions =
        """
        static float Odd(float x, float @default, float V = 0.5f, float streams = 2, float i = 3) => x > V ? x * @default : streams - i * x;
        static double Odd(double x, double @default, double pass = 1) => x * @default + pass;
        static float Twins(float x, float größe = 1, float GRÖSSE = 2, float scale = 3, float Scale = 4) => größe * x + GRÖSSE * scale - Scale;
        static float Root(float x) => MathF.Cbrt(x);
        static float One(float x, float y = 2) => 1;
        static float Loop(float x) => Loop(x);
        """;

    /// <summary>The functions, some that are none, and the names of their parameters: of which generated code has uses of its own.</summary>
    private static readonly Dictionary<string, string[]> s_functions = new()
    {
        ["Odd"] = ["@default", "V", "streams", "i", "pass"],
        ["Twins"] = ["größe", "GRÖSSE", "scale", "Scale"],
        ["Root"] = [],
        ["One"] = ["y"],
        ["Loop"] = [],
        ["frobnicate"] = ["f"],
    };

    private static readonly string[] s_values = ["0.5", "0.5", "1", "1", "0.125", "0", "-2", "1e300", "NaN"];

    private static readonly string[] s_names = ["index", "channel", "uniform", "key", "F", "FKernel", "C", "u", "@class", "alpha99", "ActGen"];

    private static readonly string[] s_random = ["ulong step", "long step", "long offset", "int offset", "bool training", "bool @Training", "int rowLength", "int row_length"];

    private static readonly string[] s_options = ["Seed = 5", "NoiseShape = NoiseShape.PerRow", "RowLength = 4", "RowLength = 0", "Alpha = 0.25", "MaxUlp = 1", "Form = ActivationForm.Select", "Convention = Convention.PyTorch"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Batches)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void EveryMethodHasABodyOrAReason(int seed)
    {
        string source = Source(seed);
        EveryMethodIsAccountedFor(HostileCheck.Survives(source));
        EveryMethodIsAccountedFor(HostileCheck.Survives(source, GeneratorHost.Unity));
        HostileCheck.Survives(source, GeneratorHost.Default with { LanguageVersion = LanguageVersion.CSharp11, CheckOverflow = true });
        HostileCheck.Survives(source, GeneratorHost.Unity with { LanguageVersion = LanguageVersion.CSharp12, Nullable = NullableContextOptions.Disable });
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void TheSameBytesInEveryOrderAndCulture(int seed) => Assert.Empty(Determinism.Faults(GeneratorHost.Default, Source(seed)));

    [Fact]
    public void ChanceAlsoWritesSourcesThatWork()
    {
        int[] sources = [.. Enumerable.Range(1, Batches).Select(static seed => GeneratorHost.Default.Run(Source(seed)).Sources.Count)];
        Assert.All(sources, static count => Assert.InRange(count, 5, int.MaxValue));
    }

    private static void EveryMethodIsAccountedFor(GeneratorRun run)
    {
        SyntaxTree tree = run.Input.SyntaxTrees.Single();
        MethodDeclarationSyntax[] silent =
        [
            .. run.Output.GetDiagnostics()
                .Where(static diagnostic => diagnostic.Id == "CS8795")
                .Select(diagnostic => tree.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()!)
                .Where(method => !Reasons(run, method).Any()),
        ];
        Assert.True(silent.Length == 0, string.Join("\n\n", silent.Select(static method => $"{method}\nin\n{method.Parent}")));
    }

    /// <summary>The errors that explain why a method has no body: its own, or those of the activation it is a gradient of.</summary>
    private static IEnumerable<Diagnostic> Reasons(GeneratorRun run, MethodDeclarationSyntax method)
    {
        MethodDeclarationSyntax activation = method.Parent!.ChildNodes().OfType<MethodDeclarationSyntax>().First();
        return run.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
            && ((diagnostic.Id == "ACTGEN024" && method.Parent.FullSpan.Contains(diagnostic.Location.SourceSpan)) // which points into the function
                || method.FullSpan.Contains(diagnostic.Location.SourceSpan)
                || (method.Identifier.ValueText == "B" && activation.FullSpan.Contains(diagnostic.Location.SourceSpan))));
    }

    private static string Source(int seed)
    {
        var random = new Random(seed);
        var source = new StringBuilder("using System; using ActGen;\n");
        for (int number = 0; number < CasesInABatch; number++)
        {
            source.Append(CultureInfo.InvariantCulture, $"public static partial class C{number}\n{{\n{Methods(random)}\n{Functions}\n}}\n");
        }

        return source.ToString();
    }

    private static string Methods(Random random)
    {
        string[] stages = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(4) == 0 ? Any(random, [.. s_functions.Keys]) : Any(random, ActivationCatalog.All).Name)];
        string pipeline = string.Join(" | ", stages.Select(stage => stage + Constants(random, stage)));
        string options = random.Next(4) == 0 ? ", " + Any(random, s_options) : "";
        string type = random.Next(4) == 0 ? "double" : "float";
        string[] extras = Extras(random, stages, type);
        string[] others = random.Next(3) == 0 ? Extras(random, stages, type) : extras;
        if (random.Next(4) == 0)
        {
            (extras, others) = ([], []);
        }

        string[] sums = [.. others.Where(extra => random.Next(2) == 0 && extra.Contains(type, StringComparison.Ordinal)).Select(extra => $"Span<{type}> d{extra[(extra.LastIndexOf(' ') + 1)..].TrimStart('@')}").Distinct()];
        return $"""
            [Activation("{pipeline}"{options})] public static partial {Forward(random, type, extras)};
            [GradientOf("F"{(random.Next(6) == 0 ? ", Order = 2" : "")})] public static partial {Backward(random, type, others, sums)};
            """;
    }

    private static string Constants(Random random, string stage)
    {
        string[] names = [.. ActivationCatalog.Find(stage)?.Parameters.Select(static parameter => parameter.Name) ?? s_functions.GetValueOrDefault(stage, []).Select(static name => name.TrimStart('@'))];
        if (ActivationCatalog.Find(stage) is { IsRandom: true } && random.Next(3) == 0)
        {
            return random.Next(2) == 0 ? $"(seed: {random.Next(9)})" : $"(noise_shape: {Any(random, ["per_row", "PerChannel", "per_element", "nonsense"])})";
        }

        return random.Next(4) > 0 || (names.Length == 0 && random.Next(10) > 0) ? "" : $"({Any(random, [.. names, .. names, .. names, "nonsense"])}: {Any(random, s_values)})";
    }

    /// <summary>Parameters of the method: what the stages have, or anything.</summary>
    private static string[] Extras(Random random, string[] stages, string type)
    {
        var extras = new Dictionary<string, string>();
        foreach (string stage in stages)
        {
            foreach (ParameterDefinition parameter in ActivationCatalog.Find(stage)?.Parameters ?? [])
            {
                if (random.Next(3) > 0)
                {
                    string number = random.Next(3) == 0 ? random.Next(4).ToString(CultureInfo.InvariantCulture) : "";
                    bool isSpan = parameter.Kind == ParameterKind.Elements || random.Next(3) == 0;
                    extras.TryAdd(Any(random, [parameter.Name, .. parameter.Aliases]) + number, isSpan ? $"ReadOnlySpan<{type}>" : type);
                }
            }

            if (ActivationCatalog.Find(stage) is { IsRandom: true } || random.Next(40) == 0)
            {
                extras.TryAdd("seed", Any(random, ["ulong", "ulong", "int", "uint", "long", "ulong", "bool"]));
                foreach (string parameter in s_random.Where(_ => random.Next(4) == 0))
                {
                    extras.TryAdd(parameter.Split(' ')[1], parameter.Split(' ')[0]);
                }
            }

            string[] names = s_functions.GetValueOrDefault(stage, []);
            foreach (string name in (string[])[.. names.Where(_ => random.Next(4) > 0), .. random.Next(15) == 0 ? [Any(random, s_names)] : Array.Empty<string>()])
            {
                extras.TryAdd(name, random.Next(3) == 0 ? $"ReadOnlySpan<{type}>" : type);
            }
        }

        foreach (string name in (string[])["x", "y", "dx", "dydx", "dy"])
        {
            extras.Remove(name);
        }

        return [.. extras.Select(static extra => $"{extra.Value} {extra.Key}")];
    }

    private static string Forward(Random random, string type, string[] extras)
        => random.Next(6) switch
        {
            0 when !extras.Any(static extra => extra.Contains('<') || extra.Contains("seed", StringComparison.Ordinal)) => $"{type} F({Shuffled(random, [$"{type} x", .. extras])})",
            1 => $"void F({Shuffled(random, [$"Span<{type}> x", .. extras])})",
            _ => $"void F({Shuffled(random, [$"ReadOnlySpan<{type}> x", $"Span<{type}> y", .. extras])})",
        };

    private static string Backward(Random random, string type, string[] extras, string[] sums)
        => random.Next(8) switch
        {
            0 when !extras.Any(static extra => extra.Contains('<') || extra.Contains("seed", StringComparison.Ordinal)) => $"{type} B({Shuffled(random, [$"{type} x", .. extras])})",
            1 => $"void B({Shuffled(random, [$"ReadOnlySpan<{type}> x", $"Span<{type}> dydx", .. extras])})",
            2 => $"void B({Shuffled(random, [$"ReadOnlySpan<{type}> x", $"Span<{type}> y", $"Span<{type}> dydx", .. extras])})",
            3 => $"void B({Shuffled(random, [$"ReadOnlySpan<{type}> y", $"ReadOnlySpan<{type}> dy", $"Span<{type}> dx", .. extras])})",
            4 => $"void B({Shuffled(random, [$"ReadOnlySpan<{type}> x", $"ReadOnlySpan<{type}> dy", .. extras, .. sums])})",
            _ => $"void B({Shuffled(random, [$"ReadOnlySpan<{type}> x", $"ReadOnlySpan<{type}> dy", $"Span<{type}> dx", .. extras, .. sums])})",
        };

    private static string Shuffled(Random random, string[] parameters)
    {
        random.Shuffle(parameters);
        return string.Join(", ", parameters);
    }

    private static T Any<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
