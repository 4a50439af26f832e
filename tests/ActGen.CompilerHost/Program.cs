using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Text.Json;

namespace ActGen.CompilerHost;

/// <summary>
/// Compiles projects with the generator inside any one compiler:
/// <c>ActGen.CompilerHost REQUEST RESPONSE GENERATOR FOLDER...</c>, the folders being those of the compiler's assemblies.
/// </summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        (string request, string response, string generator, string[] folders) = (arguments[0], arguments[1], arguments[2], arguments[3..]);

        // Nothing of the compiler is beside this program, so that it asks here.
        AssemblyLoadContext.Default.Resolving += (context, name)
            => folders.Select(folder => Path.Combine(folder, $"{name.Name}.dll")).FirstOrDefault(File.Exists) is { } path
                ? context.LoadFromAssemblyPath(path)
                : null;

        Project[] projects = JsonSerializer.Deserialize<Project[]>(File.ReadAllText(request))!;
        Outcome[] outcomes = [.. projects.Select(project => Compiler.Compile(project, generator))];
        File.WriteAllText(response, JsonSerializer.Serialize(outcomes));
    }
}
