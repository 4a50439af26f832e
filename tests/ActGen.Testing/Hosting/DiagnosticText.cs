using Microsoft.CodeAnalysis;

namespace ActGen.Testing.Hosting;

/// <summary>What a diagnostic points at, for tests to name in the words of the source.</summary>
public static class DiagnosticText
{
    /// <summary>The source text the diagnostic underlines; empty when it points at no source.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    public static string Underlined(this Diagnostic diagnostic)
        => diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "";
}
