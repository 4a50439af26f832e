using System;
using System.IO;
using System.Threading.Tasks;
using ActGen.Testing;
using Gallery.Site;
using Xunit;

namespace ActGen.Package.Tests.Pages;

/// <summary>The gallery in the terminal.</summary>
public sealed class GalleryTerminalTests
{
    [Theory]
    [InlineData("leaky_relu", "alpha=0.5")]
    [InlineData("swish")]
    [InlineData("dropout", "keep_prob=0.5")]
    [InlineData("softmax", "tau=2")]
    public async Task DrawsAnActivation(string name, params string[] settings)
    {
        string output = await Run(name, settings);
        Assert.Contains(name == "softmax" ? "f(x)" : "\u28c0", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did you mean 'gelu'?", "gleu")]
    [InlineData("it has alpha", "leaky_relu", "beta=1")]
    [InlineData("a finite number greater than 0", "celu", "alpha=-1")]
    public async Task SaysWhatIsWrong(string message, string name, params string[] settings)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => Run(name, settings));
        Assert.Contains("exit code 1", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static Task<string> Run(string name, string[] settings)
        => Dotnet.RunAsync(Repository.Root, packages: null, [Path.ChangeExtension(typeof(GalleryPage).Assembly.Location, ".dll"), "--ascii", name, .. Array.ConvertAll(settings, static setting => $"--set={setting}")]);
}
