using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace VerifyTests;

/// <summary>Teaches the comparison what a source generator's run is.</summary>
public static class VerifySourceGenerators
{
    /// <summary>Whether <see cref="Initialize"/> was called.</summary>
    public static bool Initialized { get; private set; }

    /// <summary>Makes generator drivers and their results known. Call it once, in a module initializer.</summary>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    public static void Initialize()
    {
        if (Initialized)
        {
            throw new InvalidOperationException("Already Initialized");
        }

        Initialized = true;
    }

    /// <summary>Leaves generated files out of the comparison.</summary>
    /// <param name="settings">The options to change.</param>
    /// <param name="shouldIgnore">Whether to leave out a file.</param>
    public static void IgnoreGeneratedResult(this VerifySettings settings, Func<GeneratedSourceResult, bool> shouldIgnore)
        => settings.IgnoredResults.Add(shouldIgnore);

    /// <summary>The files a value is stored as.</summary>
    internal static IEnumerable<Target> TargetsOf(object? value, VerifySettings settings) => value switch
    {
        string text => [new Target(null, "txt", text)],
        GeneratorDriver driver => OfRun(driver.GetRunResult(), settings),
        GeneratorDriverRunResult result => OfRun(result, settings),
        _ => throw new ArgumentException(
            $"A {value?.GetType().Name ?? "null"} cannot be compared with a snapshot; give a string, a GeneratorDriver or a GeneratorDriverRunResult.", nameof(value)),
    };

    private static IEnumerable<Target> OfRun(GeneratorDriverRunResult run, VerifySettings settings)
    {
        if (!Initialized)
        {
            throw new InvalidOperationException(
                "Generator runs are not known yet; add [ModuleInitializer] public static void Init() => VerifySourceGenerators.Initialize();");
        }

        Exception[] exceptions = [.. run.Results.Select(generator => generator.Exception).OfType<Exception>()];
        if (exceptions.Length > 0)
        {
            throw exceptions.Length == 1 ? exceptions[0] : new AggregateException(exceptions);
        }

        if (!run.Diagnostics.IsEmpty)
        {
            yield return new Target(null, "txt", DiagnosticText.Of(run.Diagnostics));
        }

        foreach (GeneratorRunResult generator in run.Results)
        {
            foreach (GeneratedSourceResult source in generator.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal))
            {
                if (!settings.IgnoredResults.Exists(ignore => ignore(source)))
                {
                    string name = Path.GetFileNameWithoutExtension(source.SyntaxTree.FilePath);
                    yield return new Target(name, "cs", $"//HintName: {source.HintName}\n{source.SourceText}");
                }
            }
        }
    }
}
