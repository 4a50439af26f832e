using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Text.Json;

namespace ActGen.CompilerHost;

/// <summary>
/// Compiles projects with generators and analyzers inside any one compiler: <c>ActGen.CompilerHost REQUEST RESPONSE ANALYZERS FOLDER...</c>,
/// the analyzers being files with semicolons between them, the folders those of the compiler's assemblies.
/// </summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        (string request, string response, string analyzers, string[] folders) = (arguments[0], arguments[1], arguments[2], arguments[3..]);

        // Nothing of the compiler is beside this program, so that it asks here.
        AssemblyLoadContext.Default.Resolving += (context, name)
            => folders.Select(folder => Path.Combine(folder, $"{name.Name}.dll")).FirstOrDefault(File.Exists) is { } path
                ? context.LoadFromAssemblyPath(path)
                : null;

        Project[] projects = JsonSerializer.Deserialize<Project[]>(File.ReadAllText(request))!;
        File.WriteAllText(response, JsonSerializer.Serialize(Compile(projects, analyzers.Split(';'))));
    }

    // Apart from the above, which has to run before anything of the compiler is asked for.
    private static Outcome[] Compile(Project[] projects, string[] analyzers)
    {
        var files = new AnalyzerFiles(analyzers);
        return [.. projects.Select(project => Compiler.Compile(project, files))];
    }
}
