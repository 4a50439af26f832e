using System.Threading.Tasks;
using ActGen.Package.Tests.Documentation;
using ActGen.Package.Tests.Packing;
using Xunit;

namespace ActGen.Package.Tests.Consumers;

/// <summary>A console program with the README's example, built against the package once and run once.</summary>
public sealed class ConsoleApp(PackedPackage package) : IAsyncLifetime
{
    /// <summary>What was generated for the example.</summary>
    public string Generated { get; private set; } = "";

    /// <summary>What the program printed, line by line.</summary>
    public string[] Output { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        using Workspace workspace = await Workspace.CreateAsync(package, nameof(ConsoleApp));
        workspace.Add("Activations.cs", Readme.Example);
        await workspace.DotnetAsync("build", "-c", "Release");
        Generated = workspace.ReadGenerated("Activations.LeakyRelu.g.cs").TrimStart('\uFEFF');
        Output = await workspace.RunAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
