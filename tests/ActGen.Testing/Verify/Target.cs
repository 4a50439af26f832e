namespace VerifyTests;

/// <summary>A text to compare with one file.</summary>
/// <param name="Name">What tells it from the test's other files; null when it is the only one of its kind.</param>
/// <param name="Extension">The file's extension.</param>
/// <param name="Text">What the file must hold.</param>
internal sealed record Target(string? Name, string Extension, string Text);
