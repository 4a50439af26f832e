using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using ActGen.Package.Tests.Packing;
using ActGen.Testing;

namespace ActGen.Package.Tests.Consumers;

/// <summary>
/// A consumer's project in a folder of its own, sealed off from the repository and from packages restored earlier.
/// </summary>
internal sealed class Workspace : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private Workspace()
    {
    }

    private string Packages => _folder.PathOf("packages");

    private string Project => _folder.PathOf("project");

    /// <summary>An empty folder, or one with the project or projects of that name from <c>Consumers/Projects</c>.</summary>
    public static async Task<Workspace> CreateAsync(PackedPackage package, string? project = null)
    {
        var workspace = new Workspace();
        Directory.CreateDirectory(workspace.Project);
        if (project is not null)
        {
            string source = Repository.PathOf($"tests/ActGen.Package.Tests/Consumers/Projects/{project}");
            foreach (string file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
            {
                workspace.Add(Path.GetRelativePath(source, file), File.ReadAllText(file).Replace("ACTGEN_VERSION", package.Version, StringComparison.Ordinal));
            }
        }

        // MSBuild looks for these in all folders above the project.
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            workspace.Add(name, "<Project />");
        }

        workspace.Add("nuget.config", await NugetConfigAsync(package.Feed));
        return workspace;
    }

    /// <summary>Adds a file.</summary>
    public void Add(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    /// <summary>The absolute path of a file or folder in the project.</summary>
    public string PathOf(string relative) => Path.Combine(Project, relative);

    /// <summary>Runs a <c>dotnet</c> command in the project; see <see cref="Dotnet.RunAsync"/>.</summary>
    public Task<string> DotnetAsync(params string[] arguments) => Dotnet.RunAsync(Project, Packages, arguments);

    /// <summary>Runs <c>dotnet new</c> with the templates of the SDK and those installed in this workspace.</summary>
    public Task<string> NewAsync(params string[] arguments) => DotnetAsync(["new", .. arguments, "--debug:custom-hive", _folder.PathOf("templates")]);

    /// <summary>Runs what was built in Release, and returns the lines that it printed, without those that are empty.</summary>
    /// <param name="project">The folder of the project.</param>
    public async Task<string[]> RunAsync(string project = ".")
        => (await DotnetAsync("run", "-c", "Release", "--no-build", "--project", project)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The text of the only generated file whose name ends like that.</summary>
    public string ReadGenerated(string ending)
        => File.ReadAllText(Directory.GetFiles(Project, $"*{ending}", SearchOption.AllDirectories).Single());

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    /// <summary>ActGen comes from <paramref name="feed"/> and nowhere else; all the rest from wherever this machine gets packages.</summary>
    private static async Task<string> NugetConfigAsync(string feed)
    {
        string listing = await Dotnet.RunAsync(Repository.Root, null, "nuget", "list", "source");
        var others = Regex.Matches(listing, @"^\s*\d+\.\s+(?<name>.+) \[Enabled\]", RegexOptions.Multiline).Select(static match => match.Groups["name"].Value);

        return new XElement(
            "configuration",
            new XElement("packageSources", new XElement("add", new XAttribute("key", "under-test"), new XAttribute("value", feed))),
            new XElement("packageSourceMapping", others.Select(static name => Mapping(name, "*")).Prepend(Mapping("under-test", "ActGen")))).ToString();

        static XElement Mapping(string source, string pattern)
            => new("packageSource", new XAttribute("key", source), new XElement("package", new XAttribute("pattern", pattern)));
    }
}
