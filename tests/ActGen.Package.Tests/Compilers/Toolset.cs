using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Threading.Tasks;
using ActGen.CompilerHost;
using ActGen.Generator;

namespace ActGen.Package.Tests.Compilers;

/// <summary>The compilers that the project file names, each in a process of its own.</summary>
internal static class Toolset
{
    /// <summary>Compiles projects with a compiler.</summary>
    /// <param name="compiler">Its name in the project file.</param>
    /// <param name="projects">What to compile.</param>
    /// <returns>An outcome for each project.</returns>
    public static async Task<Outcome[]> CompileAsync(string compiler, IEnumerable<Project> projects)
    {
        using var folder = new TemporaryFolder();
        (string request, string response) = (folder.PathOf("request.json"), folder.PathOf("response.json"));
        await File.WriteAllTextAsync(request, JsonSerializer.Serialize(projects));
        await Dotnet.RunAsync(
            folder.FullName,
            null,
            ["exec", typeof(Project).Assembly.Location, request, response, $"{typeof(ActivationGenerator).Assembly.Location};{Metadata("ActGen.CodeFixes")}", .. FoldersOf(compiler)]);
        return JsonSerializer.Deserialize<Outcome[]>(await File.ReadAllTextAsync(response))!;
    }

    private static string[] FoldersOf(string compiler) => Metadata(compiler).Split(';', StringSplitOptions.RemoveEmptyEntries);

    private static string Metadata(string key)
        => typeof(Toolset).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == key).Value!;
}
