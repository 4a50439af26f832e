using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace VerifyTests;

/// <summary>Options of one comparison.</summary>
public class VerifySettings
{
    /// <summary>Options as they are by default.</summary>
    public VerifySettings()
    {
    }

    /// <summary>A copy of <paramref name="settings"/>, or the defaults.</summary>
    /// <param name="settings">What to copy.</param>
    public VerifySettings(VerifySettings? settings)
    {
        if (settings is null)
        {
            return;
        }

        Directory = settings.Directory;
        TypeName = settings.TypeName;
        MethodName = settings.MethodName;
        FileName = settings.FileName;
        Parameters = settings.Parameters;
        ParametersText = settings.ParametersText;
        IsAutoVerify = settings.IsAutoVerify;
        AutoVerifiesOnBuildServer = settings.AutoVerifiesOnBuildServer;
        RequiresUniquePrefix = settings.RequiresUniquePrefix;
        EnvironmentVariable = settings.EnvironmentVariable;
        LineScrubbers.AddRange(settings.LineScrubbers);
        IgnoredResults.AddRange(settings.IgnoredResults);
    }

    internal string? Directory { get; private set; }

    internal string? TypeName { get; private set; }

    internal string? MethodName { get; private set; }

    internal string? FileName { get; private set; }

    internal object?[]? Parameters { get; private set; }

    internal string? ParametersText { get; private set; }

    internal bool IsAutoVerify { get; private set; }

    internal bool AutoVerifiesOnBuildServer { get; private set; }

    internal bool RequiresUniquePrefix { get; private set; } = true;

    /// <summary>Reads the environment; tests of acceptance put their own in its place.</summary>
    internal Func<string, string?> EnvironmentVariable { get; init; } = Environment.GetEnvironmentVariable;

    internal List<Func<string, string?>> LineScrubbers { get; } = [];

    internal List<Func<GeneratedSourceResult, bool>> IgnoredResults { get; } = [];

    /// <summary>Puts the snapshot into another folder.</summary>
    /// <param name="directory">Relative to the test's source file, or absolute.</param>
    public void UseDirectory(string directory) => Directory = Given(directory);

    /// <summary>Names the snapshot after another type.</summary>
    /// <param name="name">Instead of the test class.</param>
    public void UseTypeName(string name) => TypeName = Given(name);

    /// <summary>Names the snapshot after another method.</summary>
    /// <param name="name">Instead of the test method.</param>
    public void UseMethodName(string name) => MethodName = Given(name);

    /// <summary>Names the snapshot freely, in place of type, method and parameters.</summary>
    /// <param name="fileName">The name without extension.</param>
    public void UseFileName(string fileName) => FileName = Given(fileName);

    /// <summary>Names the snapshot after these arguments, the first of the test's parameters on.</summary>
    /// <param name="parameters">At most as many as the test has.</param>
    public void UseParameters(params object?[] parameters) => Parameters = parameters;

    /// <summary>Names the snapshot with a text instead of the arguments.</summary>
    /// <param name="parametersText">Added after an underscore.</param>
    public void UseTextForParameters(string parametersText) => ParametersText = Given(parametersText);

    /// <summary>Leaves out lines.</summary>
    /// <param name="removeLine">Whether to leave out a line.</param>
    public void ScrubLines(Func<string, bool> removeLine) => LineScrubbers.Add(line => removeLine(line) ? null : line);

    /// <summary>Replaces lines.</summary>
    /// <param name="replaceLine">The new line, or null to leave it out.</param>
    public void ScrubLinesWithReplace(Func<string, string?> replaceLine) => LineScrubbers.Add(replaceLine);

    /// <summary>Accepts what comes, instead of comparing.</summary>
    /// <param name="includeBuildServer">Whether on a build server too.</param>
    public void AutoVerify(bool includeBuildServer = true)
    {
        IsAutoVerify = true;
        AutoVerifiesOnBuildServer = includeBuildServer;
    }

    /// <summary>Allows several comparisons with one snapshot.</summary>
    public void DisableRequireUniquePrefix() => RequiresUniquePrefix = false;

    private static string Given(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return value;
    }
}
