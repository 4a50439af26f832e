using System;
using System.Collections.Generic;
using System.Text;

namespace VerifyTests;

/// <summary>Options of every comparison; set them in a module initializer.</summary>
public static class VerifierSettings
{
    internal static Encoding Encoding { get; private set; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    internal static bool IsAutoVerify { get; private set; }

    internal static bool AutoVerifiesOnBuildServer { get; private set; }

    internal static bool RequiresUniquePrefix { get; private set; } = true;

    internal static List<Func<string, string?>> LineScrubbers { get; } = [];

    /// <summary>Writes files without the byte order mark. Files are read with or without it in any case.</summary>
    public static void UseUtf8NoBom() => Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc cref="VerifySettings.ScrubLines"/>
    public static void ScrubLines(Func<string, bool> removeLine) => LineScrubbers.Add(line => removeLine(line) ? null : line);

    /// <inheritdoc cref="VerifySettings.ScrubLinesWithReplace"/>
    public static void ScrubLinesWithReplace(Func<string, string?> replaceLine) => LineScrubbers.Add(replaceLine);

    /// <inheritdoc cref="VerifySettings.AutoVerify"/>
    public static void AutoVerify(bool includeBuildServer = true)
    {
        IsAutoVerify = true;
        AutoVerifiesOnBuildServer = includeBuildServer;
    }

    /// <inheritdoc cref="VerifySettings.DisableRequireUniquePrefix"/>
    public static void DisableRequireUniquePrefix() => RequiresUniquePrefix = false;
}
