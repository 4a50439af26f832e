using System;
using System.Globalization;
using System.Linq;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>Asserts everything a user sees of a diagnostic: its id, severity, words, place and link, and that a pragma silences it.</summary>
internal static class DiagnosticCheck
{
    public const string Usings = "using System; using ActGen; using System.Runtime.Intrinsics;\n";

    /// <summary>A static partial class <c>C</c> with these members.</summary>
    public static string InClass(string members) => $"{Usings}public static partial class C\n{{\n{members}\n}}";

    /// <summary>The span shape with this attribute, on a method called <c>F</c>.</summary>
    public static string Attributed(string attribute, string type = "float")
        => InClass($"{attribute}\npublic static partial void F(ReadOnlySpan<{type}> x, Span<{type}> y);");

    /// <summary>Asserts that the source gives this one diagnostic and no code.</summary>
    public static void IsError(string id, string message, string underlined, string source, GeneratorHost? host = null)
    {
        GeneratorRun run = IsReported(id, DiagnosticSeverity.Error, message, underlined, source, host ?? GeneratorHost.Default);
        Assert.Empty(run.Sources);
    }

    /// <summary>Asserts that the source gives this one diagnostic, and code for the rest of it.</summary>
    public static void IsErrorBeside(string id, string message, string underlined, string source)
        => Assert.NotEmpty(IsReported(id, DiagnosticSeverity.Error, message, underlined, source, GeneratorHost.Default).Sources);

    /// <summary>Asserts that the source gives this one warning, and code that compiles.</summary>
    public static void IsWarning(string id, string message, string underlined, string source)
        => IsReported(id, DiagnosticSeverity.Warning, message, underlined, source, GeneratorHost.Default).ShouldCompile();

    /// <summary>Asserts that the source gives this one remark, and code that compiles.</summary>
    public static void IsInfo(string id, string message, string underlined, string source)
        => IsReported(id, DiagnosticSeverity.Info, message, underlined, source, GeneratorHost.Default).ShouldCompile();

    private static GeneratorRun IsReported(
        string id, DiagnosticSeverity severity, string message, string underlined, string source, GeneratorHost host)
    {
        GeneratorRun run = host.Run(source);
        Assert.True(run.Diagnostics.Length == 1, $"One diagnostic was expected, not [{string.Join("; ", run.Diagnostics)}].");
        Diagnostic diagnostic = run.Diagnostics[0];

        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(severity, diagnostic.Severity);
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(underlined, diagnostic.Underlined());
        Assert.EndsWith($"/docs/diagnostics.md#{id.ToLowerInvariant()}", diagnostic.Descriptor.HelpLinkUri, StringComparison.Ordinal);

        // Errors of a generator obey pragmas too, as long as they point into a real syntax tree; the compiler's do not.
        Assert.Empty(host.Run($"#pragma warning disable {id}\n{source}").Diagnostics.Select(static suppressed => suppressed.Id));
        return run;
    }
}
