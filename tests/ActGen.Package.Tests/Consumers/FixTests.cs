using System.IO;
using System.Threading.Tasks;
using ActGen.Package.Tests.Packing;
using Xunit;

namespace ActGen.Package.Tests.Consumers;

/// <summary>The fixes that are in the package are found and made by a host of Roslyn, as an editor would.</summary>
public sealed class FixTests(PackedPackage package)
{
    [Fact]
    public async Task HandwrittenLoopsAreReplaced()
    {
        using Workspace workspace = await Workspace.CreateAsync(package, nameof(ConsoleApp));
        workspace.Add("Program.cs", "Activations.Apply([-1], [0]);\n");
        workspace.Add(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ACTGEN046.severity = warning\n");
        workspace.Add("Activations.cs", Source("static class", "for (int i = 0; i < x.Length; i++)\n            y[i] = x[i] > 0 ? x[i] : 0.2f * x[i];", ""));

        await workspace.DotnetAsync("format", "analyzers", "--diagnostics", "ACTGEN046");

        Assert.Equal(
            Source("static partial class", "LeakyRelu(x, y);", "\n    [Activation(\"leaky_relu\", Alpha = 0.2)]\n    private static partial void LeakyRelu(ReadOnlySpan<float> x, Span<float> y);\n"),
            await File.ReadAllTextAsync(workspace.PathOf("Activations.cs"), TestContext.Current.CancellationToken));
    }

    private static string Source(string type, string body, string method)
        => $"using System;\nusing ActGen;\n\ninternal {type} Activations\n{{\n    public static void Apply(float[] x, float[] y)\n    {{\n        {body}\n    }}\n{method}}}\n";
}
