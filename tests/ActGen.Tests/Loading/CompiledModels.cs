using System;
using ActGen.Testing.Hosting;

namespace ActGen.Tests.Loading;

/// <summary>A table with the activations of all fixtures, and classes with their layers.</summary>
internal static class CompiledModels
{
    private const string Source = """
        using System;
        using ActGen;

        public static partial class Activations
        {
            [Activation("leaky_relu")] public static partial void LeakyRelu(ReadOnlySpan<float> x, float alpha, Span<float> y);
            [Activation("prelu")] public static partial void PRelu(ReadOnlySpan<float> x, ReadOnlySpan<float> alpha, Span<float> y);
            [Activation("threshold")] public static partial void Threshold(ReadOnlySpan<float> x, float threshold, float value, Span<float> y);
            [Activation("hard_tanh")] public static partial void HardTanh(ReadOnlySpan<float> x, float min, float max, Span<float> y);
            [Activation("softmax")] public static partial void Softmax(ReadOnlySpan<float> x, int rowLength, Span<float> y);
            [Activation("log_softmax")] public static partial void LogSoftmax(ReadOnlySpan<float> x, int rowLength, Span<float> y);
            [Activation("hard_sigmoid", Convention = Convention.TensorFlowJs)] public static partial void HardSigmoid(ReadOnlySpan<float> x, Span<float> y);
            [Activation("relu")] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);
            [Activation("relu6")] public static partial void Relu6(ReadOnlySpan<float> x, Span<float> y);
            [Activation("sigmoid")] public static partial void Sigmoid(ReadOnlySpan<float> x, Span<float> y);
            [Activation("tanh")] public static partial void Tanh(ReadOnlySpan<float> x, Span<float> y);
            [Activation("elu")] public static partial void Elu(ReadOnlySpan<float> x, Span<float> y);
            [Activation("selu")] public static partial void Selu(ReadOnlySpan<float> x, Span<float> y);
            [Activation("softplus", Convention = Convention.TensorFlow)] public static partial void Softplus(ReadOnlySpan<float> x, Span<float> y);
            [Activation("softsign")] public static partial void Softsign(ReadOnlySpan<float> x, Span<float> y);
            [Activation("gelu")] public static partial void Gelu(ReadOnlySpan<float> x, Span<float> y);
            [Activation("mish")] public static partial void Mish(ReadOnlySpan<float> x, Span<float> y);
            [Activation("silu")] public static partial void Silu(ReadOnlySpan<float> x, Span<float> y);
            [Activation(nameof(Snake))] public static partial void Snake(ReadOnlySpan<float> x, Span<float> y);
            private static float Snake(float x) => x + MathF.Sin(x) * MathF.Sin(x);

            [ActivationTable] public static partial ActivationTable CreateTable();
        }

        [Sequential("input(4) | dense(16, relu, name: hidden) | dropout(rate: 0.25) | dense(8, use_bias: false) | leaky_relu(alpha: 0.3) | dense(8, prelu) | dense(3, softmax)")]
        public sealed partial class Classifier { }

        [Sequential("input(3) | dense(5, hard_tanh(min: 0, max: 6)) | elu(alpha: 0.5) | threshold(threshold: 0.25) | dense(4, Snake) | alpha_dropout(rate: 0.1) | prelu | leaky_relu(alpha: 0.1) | dense(2, hard_swish)")]
        public sealed partial class Odd
        {
            private static float Snake(float x) => x + MathF.Sin(x) * MathF.Sin(x);
        }

        [Sequential("input(3) | dense(4, ACTIVATION)")]
        public sealed partial class Lossy { }
        """;

    private static readonly Lazy<LoadedAssembly> s_loaded = new(static () => Compile("relu"));

    /// <summary>The activations.</summary>
    public static ActivationTable Table => s_loaded.Value.Get<Func<ActivationTable>>("Activations", "CreateTable")();

    /// <summary>The activations, as messages list them.</summary>
    public static string TableText => string.Join(", ", Table.Entries);

    /// <summary>A new object of one of the classes.</summary>
    public static SequentialModel<float> Create(string type) => Create(s_loaded.Value, type);

    /// <summary>A new model with a dense layer of that activation.</summary>
    public static SequentialModel<float> CreateLossy(string activation) => Create(Compile(activation), "Lossy");

    private static SequentialModel<float> Create(LoadedAssembly loaded, string type) => (SequentialModel<float>)Activator.CreateInstance(loaded.Assembly.GetType(type)!)!;

    private static LoadedAssembly Compile(string activation)
        => GeneratorHost.Default.Run(Source.Replace("ACTIVATION", activation, StringComparison.Ordinal)).ShouldCompile().Load();
}
