namespace ActGen.CompilerHost;

/// <summary>What to compile.</summary>
/// <param name="Language">The language version, as in a project file.</param>
/// <param name="References">The paths of the assemblies to compile against.</param>
/// <param name="Source">The only file.</param>
public sealed record Project(string Language, string[] References, string Source);
