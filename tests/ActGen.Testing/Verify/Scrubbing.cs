using System;
using System.IO;
using System.Linq;

namespace VerifyTests;

/// <summary>Makes a text the same on every machine: its line ends, the folders it mentions, and what the test asks for.</summary>
internal static class Scrubbing
{
    public static string Apply(string text, VerifySettings settings, string projectDirectory)
    {
        text = Directories(text.ReplaceLineEndings("\n"), projectDirectory);
        foreach (Func<string, string?> scrub in settings.LineScrubbers.Concat(VerifierSettings.LineScrubbers))
        {
            text = string.Join('\n', text.Split('\n').Select(scrub).Where(line => line is not null));
        }

        return text;
    }

    private static string Directories(string text, string project)
    {
        string? solution = Path.GetDirectoryName(project);
        while (solution is not null && !Directory.EnumerateFiles(solution, "*.sln*").Any())
        {
            solution = Path.GetDirectoryName(solution);
        }

        // The longest first: the project lies inside the solution.
        text = text.Replace(project, "{ProjectDirectory}");
        text = solution is null ? text : text.Replace(solution, "{SolutionDirectory}");
        return text.Replace(Path.TrimEndingDirectorySeparator(Path.GetTempPath()), "{TempPath}");
    }
}
