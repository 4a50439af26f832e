using System.Threading.Tasks;
using ActGen.Testing.Hosting;
using Xunit;
using static VerifyXunit.Verifier;

namespace ActGen.Generator.Tests.Snapshots;

/// <summary>Classes with [Sequential], in both tiers; each is also compiled with every warning an error.</summary>
public sealed class SequentialTests
{
    private const string PolicyModel =
        """
        [Sequential("input(8) | dense(16, swish) | dropout(rate: 0.1) | dense(4, softmax)")]
        public sealed partial class Policy { }
        """;

    /// <summary>What the layers of one model can have: parameters of activations to learn, rows in the middle, noise, functions of the author's.</summary>
    private const string EverythingModel =
        """
        namespace Game.Minds
        {
            [Sequential(
                "input(8) | dense(6, prelu, use_bias: false, name: hidden) | bias_add | dense(4, softmax, kernel_initializer: he_normal) | "
                    + "dense(3, linear) | Bent | rrelu | dropout(noise_shape: per_channel) | dense(1, sigmoid, bias_initializer: ones)",
                ElementType = typeof(double), Convention = Convention.PyTorch)]
            internal sealed partial class Everything
            {
                private static double Bent(double x, double slope) => x > 0 ? x : slope * x;
            }
        }
        """;

    /// <summary>Activations alone: nothing is learnt before the last layer but one, and prediction works in place.</summary>
    private const string ActivationsModel =
        """
        [Sequential("input(3) | elu | dropout | dense(2, tanh) | scale(factor: 2) | sigmoid")]
        public partial class Filter<T> { }
        """;

    [Fact]
    public Task Policy() => VerifyModel(GeneratorHost.Default, PolicyModel);

    [Fact]
    public Task UnityPolicy() => VerifyModel(GeneratorHost.Unity, PolicyModel);

    [Fact]
    public Task Everything() => VerifyModel(GeneratorHost.Default, EverythingModel);

    [Fact]
    public Task UnityEverything() => VerifyModel(GeneratorHost.Unity, EverythingModel);

    [Fact]
    public Task ActivationsAlone() => VerifyModel(GeneratorHost.Default, ActivationsModel);

    [Fact]
    public Task UnityActivationsAlone() => VerifyModel(GeneratorHost.Unity, ActivationsModel);

    private static Task VerifyModel(GeneratorHost host, string model) => Verify(host.Run($"using ActGen;\n\n{model}").ShouldCompile().Driver);
}
