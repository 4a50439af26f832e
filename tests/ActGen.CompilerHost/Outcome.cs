namespace ActGen.CompilerHost;

/// <summary>What became of a <see cref="Project"/>.</summary>
/// <param name="Compiler">The version of the compiler.</param>
/// <param name="KnowsLanguage">Whether the compiler knows the language version; nothing else is told where it does not.</param>
/// <param name="Generated">The generated files, one after the other.</param>
/// <param name="Faults">Exceptions, errors and warnings, of the generator and of the compiler.</param>
public sealed record Outcome(string Compiler, bool KnowsLanguage, string Generated, string[] Faults);
