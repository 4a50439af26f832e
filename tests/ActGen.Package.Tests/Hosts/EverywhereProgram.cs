using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ActGen.Package.Tests.Consumers;
using ActGen.Package.Tests.Packing;
using Xunit;

namespace ActGen.Package.Tests.Hosts;

/// <summary>A program that prints what every activation computes, built against the package for any host.</summary>
public sealed partial class EverywhereProgram(PackedPackage package) : IAsyncLifetime
{
    private Workspace _workspace = null!;

    /// <summary>What it prints on the installed .NET.</summary>
    public string[] Expected { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _workspace = await Workspace.CreateAsync(package, "Everywhere");
        _workspace.Add("Catalogue.cs", CatalogueTable.Source);
        await _workspace.DotnetAsync("build", "-c", "Release", "-o", "out/installed");
        Expected = await RunAsync([]);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _workspace.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What it prints on the installed .NET with these variables set.</summary>
    public Task<string[]> RunAsync(Dictionary<string, string> environment) => RunAsync("out/installed", environment);

    /// <summary>Publishes it for this machine, without a warning, and runs it. Where a host's packages cannot be had, the test is skipped.</summary>
    /// <param name="framework">The target framework.</param>
    /// <param name="options">What else is said to <c>dotnet publish</c>.</param>
    public async Task<string[]> PublishAndRunAsync(string framework, params string[] options)
    {
        string folder = $"out/{framework}{string.Concat(options.Select(static option => option.Split('=')[^1]))}";
        string log;
        try
        {
            log = await _workspace.DotnetAsync(["publish", "-c", "Release", $"-p:Framework={framework}", "--use-current-runtime", "-o", folder, .. options]);
        }
        catch (InvalidOperationException failure) when (Unavailable().Match(failure.Message) is { Success: true } reason)
        {
            Assert.Skip(reason.Value);
            throw;
        }

        Assert.DoesNotMatch(@"\bwarning\b", log);
        return await RunAsync(folder, []);
    }

    private async Task<string[]> RunAsync(string folder, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(_workspace.PathOf($"{folder}/Everywhere"));
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return (await Command.RunAsync(start)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A package that no source has, or no linker.</summary>
    [GeneratedRegex("error NU110[12]:.*|error : Platform linker .*")]
    private static partial Regex Unavailable();
}
