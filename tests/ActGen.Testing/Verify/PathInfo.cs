namespace VerifyTests;

/// <summary>Where a snapshot lies and what it is named after; null leaves the default.</summary>
/// <param name="Directory">The folder, relative to the test's source file or absolute.</param>
/// <param name="TypeName">The name of the type.</param>
/// <param name="MethodName">The name of the method.</param>
public sealed record PathInfo(string? Directory = null, string? TypeName = null, string? MethodName = null);
