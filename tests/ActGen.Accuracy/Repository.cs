using System.IO;
using System.Runtime.CompilerServices;

namespace ActGen.Accuracy;

/// <summary>Where the sources are, found through this one.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(File())!, "..", ".."));

    private static string File([CallerFilePath] string file = "") => file;
}
