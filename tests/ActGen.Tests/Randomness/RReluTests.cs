using System.Linq;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Tests.Randomness;

/// <summary>rrelu: a slope for each element while training, the mean slope otherwise.</summary>
public sealed class RReluTests
{
    private static readonly float[] s_special = [0, -0f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.Epsilon, -1e-8f, 3, -3];

    [Theory]
    [InlineData("RRelu")]
    [InlineData("RunTimeRRelu")]
    public void SlopesAreDrawnWhileTraining(string name)
    {
        float[] x = [.. s_special, .. Enumerable.Range(0, 300).Select(static i => (i - 150) / 16f)], dy = [.. x.Select(static (_, i) => 1 + (i % 3))];
        float[] y = new float[x.Length], dx = new float[x.Length];
        foreach (GeneratorHost host in (GeneratorHost[])[GeneratorHost.Default, GeneratorHost.Unity])
        {
            CompiledNoise noise = CompiledNoise.Of(host, ElementType.Single);
            noise.Get<float>(name)(x, 0, 3, 4, 11, 1, true, y);
            noise.GetBackward<float>(name)(x, 0, 3, 4, 11, 1, true, dy, dx);
            for (int i = 0; i < x.Length; i++)
            {
                // The width of the interval is a power of two, so the slope is rounded once, fused or not.
                float slope = (float)(CompiledNoise.Lower + ((CompiledNoise.Upper - CompiledNoise.Lower) * CounterRandom.Uniform(new(3, 4), 0, 11 + i)));
                Assert.Equal(x[i] > 0 ? x[i] : x[i] * slope, y[i]);
                Assert.Equal(float.IsNaN(x[i]) ? float.NaN : x[i] > 0 ? dy[i] : dy[i] * slope, dx[i]);
            }
        }
    }

    [Theory]
    [InlineData("RRelu")]
    [InlineData("RunTimeRRelu")]
    public void TheMeanSlopeHoldsOtherwise(string name)
    {
        const float Mean = (float)((CompiledNoise.Lower + CompiledNoise.Upper) / 2);
        float[] y = new float[s_special.Length], dx = new float[s_special.Length];
        foreach (GeneratorHost host in (GeneratorHost[])[GeneratorHost.Default, GeneratorHost.Unity])
        {
            CompiledNoise noise = CompiledNoise.Of(host, ElementType.Single);
            noise.Get<float>(name)(s_special, 0, 3, 4, 11, 1, false, y);
            Assert.Equal(s_special.Select(static x => x > 0 ? x : Mean * x), y);
            noise.GetBackward<float>(name)(s_special, 0, 3, 4, 11, 1, false, [.. s_special.Select(static _ => 1f)], dx);
            Assert.Equal(s_special.Select(static x => float.IsNaN(x) ? x : x > 0 ? 1 : Mean), dx);
        }
    }
}
