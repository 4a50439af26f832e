using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>What is said about a class with [Sequential] that cannot be a model.</summary>
public sealed class SequentialTests
{
    [Theory]
    [InlineData("dense(16) | dense(4)", "ACTGEN044", "is the first")]
    [InlineData("input(8)", "ACTGEN044", "is the only one")]
    [InlineData("input(8) | dense(1, softmax)", "ACTGEN045", "of a single unit")]
    public void Says_what_is_wrong_with_a_layer(string layers, string id, string text)
    {
        GeneratorRun run = GeneratorHost.Default.Run($$"""
            using ActGen;

            [Sequential("{{layers}}")]
            public sealed partial class Model { }
            """);

        Assert.Contains(run.Diagnostics, diagnostic => diagnostic.Id == id && diagnostic.GetMessage(null).Contains(text, System.StringComparison.Ordinal));
    }
}
