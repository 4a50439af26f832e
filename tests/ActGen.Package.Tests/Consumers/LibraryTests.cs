using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ActGen.Generator.Catalog;
using ActGen.Package.Tests.Packing;
using Xunit;

namespace ActGen.Package.Tests.Consumers;

/// <summary>Libraries of both tiers with every activation in every shape build without a warning.</summary>
public sealed class LibraryTests(PackedPackage package)
{
    [Fact]
    public Task Net8() => BuildAsync("Net8Library", hasVectors: true);

    [Fact]
    public Task NetStandardWithCSharp9() => BuildAsync("NetStandardLibrary", hasVectors: false);

    private async Task BuildAsync(string project, bool hasVectors)
    {
        using Workspace workspace = await Workspace.CreateAsync(package, project);
        workspace.Add("Activations.cs", EveryActivation(hasVectors));

        await workspace.DotnetAsync("build", "-c", "Release"); // which throws when the build fails, and warnings are errors
    }

    private static string EveryActivation(bool hasVectors)
    {
        var source = new StringBuilder("""
            using System;
            using ActGen;

            namespace Library
            {
                /// <summary>All of them.</summary>
                public static unsafe partial class Activations
                {
            """);
        foreach (string name in ActivationCatalog.All.Select(static definition => definition.Name))
        {
            foreach (string t in new[] { "float", "double" })
            {
                source.Append($$"""

                            [Activation("{{name}}")] public static partial {{t}} Scalar_{{name}}({{t}} x);
                            [Activation("{{name}}")] public static partial void Span_{{name}}(ReadOnlySpan<{{t}}> x, Span<{{t}}> y);
                            [Activation("{{name}}")] public static partial void InPlace_{{name}}(Span<{{t}}> x);
                            [Activation("{{name}}")] public static partial void Pointer_{{name}}({{t}}* x, {{t}}* y, int length);
                    """);
                if (hasVectors)
                {
                    source.Append($$"""

                                [Activation("{{name}}")] public static partial System.Runtime.Intrinsics.Vector128<{{t}}> Vector_{{name}}(System.Runtime.Intrinsics.Vector128<{{t}}> x);
                        """);
                }
            }
        }

        return source.Append("\n    }\n}\n").ToString();
    }
}
