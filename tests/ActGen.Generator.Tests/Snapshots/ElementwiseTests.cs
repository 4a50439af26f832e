using System;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;
using ActGen.Testing.Hosting;
using Xunit;
using static VerifyXunit.Verifier;

namespace ActGen.Generator.Tests.Snapshots;

/// <summary>
/// What generated code looks like, one feature a snapshot. Each is also compiled with every warning an error, and run.
/// </summary>
public sealed unsafe class ElementwiseTests
{
    private const string Loops =
        """
        using System;
        using ActGen;

        public static partial class Activations
        {
            [Activation("leaky_relu")]
            public static partial void LeakyRelu(ReadOnlySpan<float> x, float alpha, Span<float> y);

            [Activation("silu")]
            public static partial void Silu(Span<float> x);

            [GradientOf(nameof(Silu))]
            public static partial void SiluBoth(ReadOnlySpan<float> x, Span<float> y, Span<float> dydx);
        }
        """;

    private delegate void InputNumberOutput(ReadOnlySpan<float> x, float number, Span<float> y);

    private static readonly float[] Inputs = [float.NegativeInfinity, -88f, -1.5f, -1e-3f, 0f, 0.25f, 1f, 3.5f, 20f, float.PositiveInfinity];

    [Fact]
    public Task LeakyReluAbsoluteValue()
    {
        const string Source =
            """
            using System;
            using ActGen;

            public static partial class Activations
            {
                [Activation("leaky_relu", Alpha = 0.2)]
                public static partial void LeakyRelu(ReadOnlySpan<float> x, Span<float> y);
            }
            """;
        return VerifySpan(Source, "LeakyRelu", static x => x > 0 ? x : 0.2 * x, tolerance: 1e-6);
    }

    [Fact]
    public Task LeakyReluMinMax()
    {
        const string Source =
            """
            using System;
            using ActGen;

            public static partial class Activations
            {
                [Activation("leaky_relu", Convention = Convention.PyTorch)]
                public static partial void LeakyRelu(ReadOnlySpan<float> x, Span<float> y);
            }
            """;
        return VerifySpan(Source, "LeakyRelu", static x => x > 0 ? x : 0.01 * x);
    }

    [Fact]
    public Task LeakyReluSelect()
    {
        const string Source =
            """
            using System;
            using ActGen;

            public static partial class Activations
            {
                [Activation("leaky_relu(alpha: 0.3)", Form = ActivationForm.Select)]
                public static partial void LeakyRelu(ReadOnlySpan<float> x, Span<float> y);
            }
            """;
        return VerifySpan(Source, "LeakyRelu", static x => x > 0 ? x : 0.3 * x);
    }

    [Fact]
    public Task Sigmoid()
    {
        const string Source =
            """
            using System;
            using ActGen;

            public static partial class Activations
            {
                /// <summary>The gate of the controller.</summary>
                [Activation("sigmoid")]
                public static partial void Gate(ReadOnlySpan<float> x, Span<float> y);
            }
            """;
        return VerifySpan(Source, "Gate", static x => 1 / (1 + Math.Exp(-x)));
    }

    [Fact]
    public Task GeluTanh()
    {
        const string Source =
            """
            using System;
            using ActGen;

            public static partial class Activations
            {
                [Activation("gelu_new")]
                public static partial void Gelu(ReadOnlySpan<float> input, Span<float> output);
            }
            """;
        return VerifySpan(
            Source,
            "Gelu",
            static x => x < -80 ? -0.0 : double.IsInfinity(x) ? x : 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))));
    }

    [Fact]
    public Task ScalarInNestedGenericTypes()
    {
        const string Source =
            """
            using ActGen;

            namespace Game.@internal
            {
                public partial interface IPolicy<TState>
                {
                    internal readonly partial record struct Layer<V>
                        where V : class
                    {
                        [Activation("softplus")]
                        public partial double Soft(double x);
                    }
                }
            }
            """;
        GeneratorRun run = GeneratorHost.Default.Run(Source).ShouldCompile();
        using LoadedAssembly loaded = run.Load();
        Type layer = loaded.Assembly.GetType("Game.internal.IPolicy`1+Layer`1")!.MakeGenericType(typeof(string), typeof(string));
        object instance = Activator.CreateInstance(layer)!;
        Assert.Equal(Math.Log(1 + Math.Exp(0.75)), (double)layer.GetMethod("Soft")!.Invoke(instance, [0.75])!, 1e-15);
        return Verify(run.Driver);
    }

    [Fact]
    public Task InPlace()
    {
        const string Source =
            """
            using System;
            using ActGen;

            public partial struct Layer
            {
                [Activation("relu6")]
                internal static partial void Relu6(Span<double> x);
            }
            """;
        GeneratorRun run = GeneratorHost.Default.Run(Source).ShouldCompile();
        using LoadedAssembly loaded = run.Load();
        double[] values = [-2, 3, 7];
        loaded.Get<InPlaceFunction<double>>("Layer", "Relu6")(values);
        Assert.Equal([0, 3, 6], values);
        return Verify(run.Driver);
    }

    [Fact]
    public Task Pointer()
    {
        const string Source =
            """
            using ActGen;

            internal static partial class Kernels
            {
                [Activation("mish")]
                public static unsafe partial void Mish(float* source, float* destination, int count);
            }
            """;
        GeneratorRun run = (GeneratorHost.Default with { AllowUnsafe = true }).Run(Source).ShouldCompile();
        using LoadedAssembly loaded = run.Load();
        float[] x = [1, -2];
        var y = new float[2];
        fixed (float* from = x, to = y)
        {
            loaded.Get<PointerFunction<float>>("Kernels", "Mish")(from, to, 2);
        }

        Assert.Equal(Math.Tanh(Math.Log(1 + Math.E)), y[0], 1e-6);
        Assert.Equal(-2 * Math.Tanh(Math.Log(1 + Math.Exp(-2))), y[1], 1e-6);
        return Verify(run.Driver);
    }

    [Fact]
    public Task Vector()
    {
        const string Source =
            """
            using System.Runtime.Intrinsics;
            using ActGen;

            internal static partial class Kernels
            {
                [Activation("hard_swish")]
                public static partial Vector128<float> HardSwish(Vector128<float> x);
            }
            """;
        GeneratorRun run = GeneratorHost.Default.Run(Source).ShouldCompile();
        using LoadedAssembly loaded = run.Load();
        Vector128<float> y = loaded.Get<Vector128Function<float>>("Kernels", "HardSwish")(Vector128.Create(-4f, -1f, 2f, 5f));
        Assert.Equal(-0f, y[0]);
        Assert.Equal(-1 / 3.0, y[1], 1e-6);
        Assert.Equal(5 / 3.0, y[2], 1e-6);
        Assert.Equal(5f, y[3]);
        return Verify(run.Driver);
    }

    [Fact]
    public Task UnityLeakyRelu()
    {
        const string Source =
            """
            using System;
            using ActGen;

            namespace Game
            {
                public static partial class Activations
                {
                    [Activation("leaky_relu", Alpha = 0.2)]
                    public static partial void LeakyRelu(ReadOnlySpan<float> x, Span<float> y);
                }
            }
            """;
        return VerifySpan(Source, "LeakyRelu", static x => x > 0 ? x : 0.2 * x, tolerance: 1e-6, GeneratorHost.Unity, "Game.Activations");
    }

    [Fact]
    public Task UnityWithPointers() => VerifyLoops(GeneratorHost.Unity with { AllowUnsafe = true });

    [Fact]
    public Task UnityWithBurst() => VerifyLoops(Testing.Unity.Burst.Host);

    [Fact]
    public Task UnityElu()
    {
        const string Source =
            """
            using System;
            using ActGen;

            public static partial class Activations
            {
                [Activation("elu", Alpha = 0.5)]
                public static partial void Elu(ReadOnlySpan<float> i, Span<float> o);
            }
            """;
        return VerifySpan(Source, "Elu", static x => x > 0 ? x : 0.5 * (Math.Abs(x) < 1e-2 ? x + (x * x / 2) + (x * x * x / 6) : Math.Exp(x) - 1), host: GeneratorHost.Unity);
    }

    private static Task VerifyLoops(GeneratorHost host)
    {
        GeneratorRun run = host.Run(Loops).ShouldCompile();
        using LoadedAssembly loaded = run.Load();
        float[] x = [-2, 0, 3], y = new float[3];
        loaded.Get<InputNumberOutput>("Activations", "LeakyRelu")(x, 0.5f, y);
        Assert.Equal([-1, 0, 3], y);
        return Verify(run.Driver);
    }

    private static Task VerifySpan(
        string source, string method, Func<double, double> reference, double tolerance = 2.5e-7, GeneratorHost? host = null, string type = "Activations")
    {
        GeneratorRun run = (host ?? GeneratorHost.Default).Run(source).ShouldCompile();
        using LoadedAssembly loaded = run.Load();
        var y = new float[Inputs.Length];
        loaded.Get<SpanFunction<float>>(type, method)(Inputs, y);
        for (int i = 0; i < y.Length; i++)
        {
            double expected = reference(Inputs[i]);
            Assert.True(
                y[i] == expected || Math.Abs(y[i] - expected) <= tolerance * Math.Abs(expected) + 1e-37,
                $"{method}({Inputs[i]}) is {y[i]}, not {expected}");
        }

        return Verify(run.Driver);
    }
}
