using System;
using System.IO;

namespace ActGen.Testing;

/// <summary>The checkout that runs, for tests that hold documents and files against the code.</summary>
public static class Repository
{
    /// <summary>Its root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The absolute path of a file or folder in it.</summary>
    /// <param name="relative">The path from the root.</param>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string FindRoot()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "ActGen.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds ActGen.sln; run this inside the repository.");
    }
}
