using System.IO;
using System.Runtime.CompilerServices;

namespace ActGen.Generator.Tests;

/// <summary>Finds files of this repository, for tests that hold documents against the code.</summary>
internal static class Repository
{
    private static readonly string s_root = FindRoot();

    public static string File(params string[] parts) => Path.Combine([s_root, .. parts]);

    private static string FindRoot([CallerFilePath] string file = "")
    {
        string? folder = Path.GetDirectoryName(file);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "ActGen.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new FileNotFoundException($"No folder above '{file}' holds ActGen.sln.");
    }
}
