using ActGen.Generator.Parsing.Pipelines;
using Xunit;

namespace ActGen.Tests.Kernels;

/// <summary>What the generator takes for the limits of a pass are its limits.</summary>
public sealed class PassLimitTests
{
    [Fact]
    public void TheGeneratorKnowsThem()
    {
        Assert.Equal(PassLayout.MaxStreams, PipelineSize.MostStreams);
        Assert.Equal(PassLayout.MaxRandomSources, PipelineSize.MostRandomStreams);
    }
}
