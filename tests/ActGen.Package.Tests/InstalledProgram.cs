using System;
using System.IO;
using System.Linq;

namespace ActGen.Package.Tests;

/// <summary>Programs of this machine that not every machine has.</summary>
internal static class InstalledProgram
{
    /// <summary>The path of the first of these that is installed, or null.</summary>
    public static string? Find(params string[] names) => names
        .SelectMany(static name => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator), static (name, folder) => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
