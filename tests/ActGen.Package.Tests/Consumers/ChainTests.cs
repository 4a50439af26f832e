using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Threading.Tasks;
using ActGen.Package.Tests.Packing;
using Xunit;

namespace ActGen.Package.Tests.Consumers;

/// <summary>An app references a library, which references the package; each sees the internals of the other.</summary>
public sealed class ChainTests(PackedPackage package)
{
    private static readonly string[] s_expected = ["-2 -1 0 2", "0.5 0.5 0.5 1", "0 0 0 2", "-13 7"];

    /// <summary>
    /// The generator runs in the app, too, and writes nothing where nothing is asked for. The library was compiled against another build
    /// of the runtime than the one that it runs with.
    /// </summary>
    [Fact]
    public async Task AnAppWithoutAttributesGetsNothing()
    {
        using Workspace workspace = await Workspace.CreateAsync(package, "Chain");

        await BuildAsync(workspace, "netstandard2.1", "9.0");

        Assert.Equal(s_expected, await workspace.RunAsync("App"));
        Assert.NotEmpty(GeneratedIn(workspace, "Library"));
        Assert.Empty(GeneratedIn(workspace, "App"));
        Assert.Equal(["Program"], TypesOf(workspace, "App"));
        Assert.Equal(["Chain.Functions", "Chain.Model"], TypesOf(workspace, "Library"));
    }

    [Fact]
    public async Task BothMayUseAttributes()
    {
        using Workspace workspace = await Workspace.CreateAsync(package, "Chain");
        workspace.Add("App/Own.cs", """
            using System;
            using ActGen;

            namespace Chain;

            internal static partial class Own
            {
                [Activation("leaky_relu", Alpha = 0.5, MaxUlp = 1)]
                public static partial void Leaky(ReadOnlySpan<float> x, Span<float> y);

                [GradientOf(nameof(Leaky))]
                public static partial void LeakyDerivative(ReadOnlySpan<float> x, Span<float> dydx);
            }

            [Sequential("input(2) | dense(1)")]
            internal sealed partial class OwnModel;
            """);
        workspace.Add("App/Program.cs", File.ReadAllText(workspace.PathOf("App/Program.cs"))
            .Replace("Functions.LeakyDerivative(", "Own.LeakyDerivative(", StringComparison.Ordinal)
            .Replace("new Model()", "new OwnModel()", StringComparison.Ordinal));

        await BuildAsync(workspace, "net10.0", "latest");

        Assert.Equal(s_expected, await workspace.RunAsync("App"));
        Assert.Equal(["Chain.Own", "Chain.OwnModel", "Program"], TypesOf(workspace, "App"));
        Assert.Equal(["Chain.Functions", "Chain.Model"], TypesOf(workspace, "Library"));
    }

    private static Task<string> BuildAsync(Workspace workspace, string framework, string language)
        => workspace.DotnetAsync("build", "App", "-c", "Release", $"-p:LibraryFramework={framework}", $"-p:LibraryLanguage={language}");

    private static IEnumerable<string> GeneratedIn(Workspace workspace, string project)
        => Directory.GetFiles(workspace.PathOf($"{project}/obj"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => file.Contains("ActGen.Generator", StringComparison.Ordinal));

    /// <summary>The types of an assembly that are in no other type, without those of the compiler.</summary>
    private static IEnumerable<string> TypesOf(Workspace workspace, string project)
    {
        string assembly = Directory.GetFiles(workspace.PathOf($"{project}/bin/Release"), $"{project}.dll", SearchOption.AllDirectories).Single();
        using var image = new PEReader(File.OpenRead(assembly));
        MetadataReader metadata = image.GetMetadataReader();
        return
        [
            .. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
                .Where(static type => type.GetDeclaringType().IsNil)
                .Select(type => (Namespace: metadata.GetString(type.Namespace), Name: metadata.GetString(type.Name)))
                .Where(static type => !type.Name.StartsWith('<') && type.Namespace is not ("Microsoft.CodeAnalysis" or "System.Runtime.CompilerServices"))
                .Select(static type => type.Namespace.Length > 0 ? $"{type.Namespace}.{type.Name}" : type.Name)
                .Order(StringComparer.Ordinal),
        ];
    }
}
