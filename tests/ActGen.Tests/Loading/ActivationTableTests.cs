using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Tests.Loading;

/// <summary>Generated tables list what their type has, and call it, in both tiers.</summary>
public sealed class ActivationTableTests
{
    private const string Source = """
        using System;
        using System.Linq;
        using ActGen;

        public static partial class C
        {
            [Activation("leaky_relu", Alpha = 0.2)] public static partial void Leaky(ReadOnlySpan<float> x, Span<float> y);
            [GradientOf(nameof(Leaky))] public static partial void LeakyGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx);
            [GradientOf(nameof(Leaky))] public static partial void LeakyDerivative(ReadOnlySpan<float> x, Span<float> dydx);
            [Activation("leaky_relu", Alpha = 0.3)] public static partial void Leakier(ReadOnlySpan<float> x, Span<float> y);
            [Activation("leaky_relu")] public static partial void AnyLeaky(ReadOnlySpan<float> x, float alpha, Span<float> y);
            [Activation("prelu")] public static partial void PRelu(ReadOnlySpan<float> x, ReadOnlySpan<float> alpha, Span<float> y);
            [GradientOf(nameof(PRelu))] public static partial void PReluGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> alpha, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dAlpha);
            [Activation("swish")] public static partial void arguments(ReadOnlySpan<double> source, Span<double> x);
            [Activation("hard_tanh(min: -2)")] public static partial void Bounded(ReadOnlySpan<float> x, Span<float> y, float max);
            [Activation("softmax")] public static partial void Softmax(ReadOnlySpan<float> x, int rowLength, Span<float> y);
            [GradientOf(nameof(Softmax))] public static partial void SoftmaxGradient(ReadOnlySpan<float> y, ReadOnlySpan<float> dy, int rowLength, Span<float> dx);
            [Activation("log_softmax")] public static partial void OneRow(ReadOnlySpan<float> x, Span<float> y);
            [GradientOf(nameof(OneRow))] public static partial void OneRowGradient(ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx);
            [Activation("sparsemax", RowLength = 2)] public static partial void Pairs(ReadOnlySpan<float> x, Span<float> y);
            [Activation("bias_add | leaky_relu(alpha: 0.5) | scale")] public static partial void Fused(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, float factor, Span<float> y);
            [GradientOf(nameof(Fused))] public static partial void FusedGradient(float factor, ReadOnlySpan<float> bias, ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx, Span<float> dFactor);
            [Activation("bias_add | softplus | bias_add | scale(factor: 2) | scale(factor: 3)")]
            public static partial void Twice(ReadOnlySpan<float> x, ReadOnlySpan<float> bias1, ReadOnlySpan<float> bias2, Span<float> y);
            [Activation(nameof(Snake))] public static partial void Snake(ReadOnlySpan<float> x, Span<float> y);
            private static float Snake(float x, float a = 2) => x + a * x * x;

            [ActivationTable] public static partial ActivationTable CreateTable();

            public static string[] Entries() => CreateTable().Entries.Select(entry => $"{entry.ElementType.Name} {entry} {entry.Method}{(entry.HasGradient ? " with gradient" : "")}").ToArray();

            public static void Forward(string name, ReadOnlySpan<float> x, ReadOnlySpan<float> arguments, int rowLength, Span<float> y)
                => CreateTable()[name].Forward(x, arguments, rowLength, y);

            public static void ForwardPlain(string name, ReadOnlySpan<float> x, Span<float> y) => CreateTable()[name].Forward(x, y);

            public static void ForwardDouble(string name, ReadOnlySpan<double> x, Span<double> y) => CreateTable().Find<double>(name)!.Forward(x, y);

            public static void Backward(string name, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> arguments, int rowLength, Span<float> dx, Span<float> dArguments)
                => CreateTable()[name].Backward(x, dy, arguments, rowLength, dx, dArguments);

            public static string Find(string name, double alpha)
                => CreateTable().Find<float>(name, new[] { new ActivationParameter("alpha", alpha) })?.Method ?? "none";
        }
        """;

    private delegate string[] Lister();

    private delegate string Finder(string name, double alpha);

    private delegate void Forward(string name, ReadOnlySpan<float> x, ReadOnlySpan<float> arguments, int rowLength, Span<float> y);

    private delegate void ForwardPlain<T>(string name, ReadOnlySpan<T> x, Span<T> y);

    private delegate void Backward(
        string name, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> arguments, int rowLength, Span<float> dx, Span<float> dArguments);

    public static TheoryData<bool> Tiers => [false, true];

    [Theory]
    [MemberData(nameof(Tiers))]
    public void ListsWhatTheTypeHas(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);

        Assert.Equal(
            [
                "Single leaky_relu(alpha: 0.2) Leaky with gradient",
                "Single leaky_relu(alpha: 0.3) Leakier",
                "Single leaky_relu(alpha) AnyLeaky",
                "Single prelu(alpha per channel) PRelu with gradient",
                "Double silu(beta: 1) arguments",
                "Single hard_tanh(min: -2, max) Bounded",
                "Single softmax(temperature: 1) Softmax with gradient",
                "Single log_softmax(temperature: 1) OneRow with gradient",
                "Single sparsemax Pairs",
                "Single bias_add | leaky_relu | scale(alpha: 0.5, bias per channel, factor) Fused with gradient",
                "Single bias_add | softplus | bias_add | scale | scale(beta: 1, threshold: Infinity, factor1: 2, factor2: 3, bias1 per channel, bias2 per channel) Twice",
                "Single Snake(a: 2) Snake",
            ],
            loaded.Get<Lister>("C", "Entries")());
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void CallsWhatItLists(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        var forward = loaded.Get<Forward>("C", "Forward");
        var plain = loaded.Get<ForwardPlain<float>>("C", "ForwardPlain");
        float[] x = [-4, 2, -1, 8], y = new float[4];

        plain("LeakyReLU", x, y);
        Assert.Equal([-0.8f, 2, -0.2f, 8], y, Near);
        forward("p_relu", x, [0.5f, 9], 2, y);
        Assert.Equal([-2f, 2, -0.5f, 8], y);
        forward("hard-tanh", x, [3], 4, y);
        Assert.Equal([-2f, 2, -1, 3], y);
        plain("snake", x, y);
        Assert.Equal([28f, 10, 1, 136], y);
        forward("bias_add | leaky_relu | scale", x, [1, -3, 10], 2, y);
        Assert.Equal([-15f, -5, 0, 50], y);
        forward("bias_add | softplus | bias_add | scale | scale", [0, 0], [0, 0, 1, 2], 2, y);
        Assert.Equal([6 * (MathF.Log(2) + 1), 6 * (MathF.Log(2) + 2)], y[..2], Near);

        double[] wide = new double[1];
        loaded.Get<ForwardPlain<double>>("C", "ForwardDouble")("swish", [0.5], wide);
        Assert.Equal(0.5 / (1 + Math.Exp(-0.5)), wide[0], 15);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void CallsActivationsOfRows(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        var forward = loaded.Get<Forward>("C", "Forward");
        float[] y = new float[4];
        float e = MathF.E / (1 + MathF.E);

        forward("softmax", [0, 1, 1, 0], [], 2, y);
        Assert.Equal([1 - e, e, e, 1 - e], y, Near);
        loaded.Get<ForwardPlain<float>>("C", "ForwardPlain")("softmax", [1, 1, 1, 1], y);
        Assert.Equal([0.25f, 0.25f, 0.25f, 0.25f], y, Near);
        forward("log_softmax", [0, 1, 1, 0], [], 2, y);
        Assert.Equal([MathF.Log(1 - e), MathF.Log(e), MathF.Log(e), MathF.Log(1 - e)], y, Near);
        forward("sparsemax", [5, 0, 0.5f, 0], [], 2, y);
        Assert.Equal([1f, 0, 0.75f, 0.25f], y, Near);

        ArgumentException thrown = Assert.Throws<ArgumentException>(() => forward("sparsemax", [5, 0, 0, 0], [], 4, y));
        Assert.Equal("Pairs was generated for rows of 2 elements, not 4. Pass 2, or give Pairs a parameter int rowLength. (Parameter 'rowLength')", thrown.Message);
        thrown = Assert.Throws<ArgumentException>(() => forward("softmax", [5, 0, 0], [], 2, y));
        Assert.Equal("The span has 3 elements, which are no whole number of rows of 2. Pass row after row. (Parameter 'x')", thrown.Message);
        thrown = Assert.Throws<ArgumentException>(() => forward("log_softmax", [5, 0, 0, 0], [], 2, y.AsSpan(0, 3)));
        Assert.Equal("y", thrown.ParamName);
    }

    /// <summary>A method that takes one row at a time sees no more than a row of the memory that overlaps.</summary>
    [Theory]
    [InlineData(false, 2)]
    [InlineData(false, 1)]
    [InlineData(false, -2)]
    [InlineData(true, 2)]
    public void RowsThatOverlapOthersAreRefused(bool isUnity, int shift)
    {
        using LoadedAssembly loaded = Load(isUnity);
        var forward = loaded.Get<Forward>("C", "Forward");
        var backward = loaded.Get<Backward>("C", "Backward");
        float[] memory = [0, 1, 2, 3, 4, 5, 6, 7], other = [1, 0, 0, 1];

        Refused("y", () => forward("log_softmax", memory.AsSpan(2, 4), [], 2, memory.AsSpan(2 + shift, 4)));
        Refused("dx", () => backward("log_softmax", memory.AsSpan(2, 4), other, [], 2, memory.AsSpan(2 + shift, 4), []));
        Refused("dx", () => backward("log_softmax", other, memory.AsSpan(2, 4), [], 2, memory.AsSpan(2 + shift, 4), []));
        forward("log_softmax", memory.AsSpan(0, 4), [], 2, memory);
        Assert.Equal(memory[0], memory[2], Near);

        void Refused(string name, Action call)
        {
            Assert.Throws<ArgumentException>(name, call);
            Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], memory);
        }
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void CallsGradients(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        var backward = loaded.Get<Backward>("C", "Backward");
        float[] x = [-4, 2, -1, 8], dy = [1, 2, 3, 4], dx = new float[4], dArguments = [100, 200];

        backward("leaky_relu", x, dy, [], 4, dx, []);
        Assert.Equal([0.2f, 2, 0.6f, 4], dx, Near);
        backward("prelu", x, dy, [0.5f, 9], 2, dx, dArguments);
        Assert.Equal([0.5f, 2, 1.5f, 4], dx);
        Assert.Equal([93f, 200], dArguments);
        float[] sums = new float[3];
        backward("bias_add | leaky_relu | scale", x, dy, [1, -3, 10], 2, dx, sums);
        Assert.Equal([5f, 10, 15, 40], dx); // the slope at 0 is that of the negative side
        Assert.Equal([0f, 0, (1 * -1.5f) + (2 * -0.5f) + (3 * 0) + (4 * 5)], sums);
        backward("softmax", [0.5f, 0.5f], [1, 0], [], 2, dx, []);
        Assert.Equal([0.25f, -0.25f], dx[..2]);

        Assert.Equal(
            "The span has 1 elements, but the gradient of prelu(alpha per channel) adds to one for each of its 2 arguments. Pass a span of that length. (Parameter 'dArguments')",
            Assert.Throws<ArgumentException>(() => backward("prelu", x, dy, [0.5f, 9], 2, dx, [1])).Message);
        Assert.Equal(
            "The type of the table has no gradient of Snake(a: 2). Add one: [GradientOf(nameof(Snake))] static partial void SnakeGradient(...).",
            Assert.Throws<InvalidOperationException>(() => backward("snake", x, dy, [], 4, dx, [])).Message);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void FindsByParameters(bool isUnity)
    {
        using LoadedAssembly loaded = Load(isUnity);
        var find = loaded.Get<Finder>("C", "Find");

        Assert.Equal("Leaky", find("leaky_relu", 0.2));
        Assert.Equal("Leakier", find("LeakyRelu", 0.3f));
        Assert.Equal("AnyLeaky", find("leaky_relu", 0.25));
        Assert.Equal("PRelu", find("prelu", 0.25));
        Assert.Equal("none", find("softmax", 1));
    }

    [Fact]
    public void NamesThoseItHasWhereOneIsMissing()
    {
        using LoadedAssembly loaded = Load(isUnity: false);

        Assert.StartsWith(
            "The table has no activation 'gelu' for float; it has leaky_relu(alpha: 0.2), leaky_relu(alpha: 0.3), leaky_relu(alpha), prelu(alpha per channel), hard_tanh(min: -2, max), ",
            Assert.Throws<KeyNotFoundException>(() => loaded.Get<ForwardPlain<float>>("C", "ForwardPlain")("gelu", [1], new float[1])).Message);
        Assert.EndsWith(
            ". Give the name alone; Find takes values of parameters too.",
            Assert.Throws<KeyNotFoundException>(() => loaded.Get<ForwardPlain<float>>("C", "ForwardPlain")("leaky_relu(alpha: 0.2)", [1], new float[1])).Message);
        Assert.Equal(
            "1 numbers are given as arguments, but prelu(alpha per channel) takes 2: pass its parameters one after the other. (Parameter 'arguments')",
            Assert.Throws<ArgumentException>(() => loaded.Get<Forward>("C", "Forward")("prelu", [1, 2], [1], 2, new float[2])).Message);
    }

    [Fact]
    public void AnInstanceMethodListsTheMethodsOfItsObject()
    {
        GeneratorRun run = GeneratorHost.Default.Run(
            """
            using System; using ActGen;
            public partial class C<T>
            {
                [Activation("relu")] public partial void Relu(ReadOnlySpan<float> x, Span<float> y);
                [Activation("tanh")] public static partial void Tanh(ReadOnlySpan<float> x, Span<float> y);
                [ActivationTable] public partial ActivationTable CreateTable();
            }
            public class D : C<int> { }
            """).ShouldCompile();
        using LoadedAssembly loaded = run.Load();

        var table = loaded.Get<Func<ActivationTable>>(loaded.Assembly.GetType("D")!, "CreateTable")();

        float[] y = new float[2];
        table["relu"].Forward([-1, 2], y);
        Assert.Equal([0f, 2], y);
        Assert.Equal(["relu", "tanh"], table.Entries.Select(static entry => entry.Name));
    }

    [Fact]
    public void AnEntryKeepsWhatItWasGiven()
    {
        string[] aliases = ["double"];
        ActivationParameter[] constants = [new("factor", 2)];
        ActivationArgument[] arguments = [new("bias")];
        var options = new ActivationEntryOptions<float>
        {
            Backward = static (_, dy, _, _, dx, _) => dy.CopyTo(dx),
            Aliases = aliases,
            Constants = constants,
            Arguments = arguments,
            RowLength = 4,
        };
        var entry = new ActivationEntry<float>("Twice", "twice", static (x, _, _, y) => x.CopyTo(y), options);

        aliases[0] = "triple";
        constants[0] = new("factor", 3);
        arguments[0] = new("offset");
        options.RowLength = 2;
        options.Backward = null;

        Assert.True(entry.IsNamed("double") && entry.HasGradient);
        Assert.Equal("twice(factor: 2, bias)", entry.ToString());
        Assert.Equal(4, entry.RowLength);
    }

    [Fact]
    public void AnEntryNeedsANameAMethodAndSomethingToCall()
    {
        ActivationForward<float> copy = static (x, _, _, y) => x.CopyTo(y);

        Assert.Throws<ArgumentNullException>("method", () => new ActivationEntry<float>(null!, "copy", copy));
        Assert.Throws<ArgumentNullException>("name", () => new ActivationEntry<float>("Copy", null!, copy));
        Assert.Throws<ArgumentNullException>("forward", () => new ActivationEntry<float>("Copy", "copy", null!));
        Assert.Throws<ArgumentNullException>("Aliases", () => new ActivationEntryOptions<float> { Aliases = null! });
        Assert.Throws<ArgumentOutOfRangeException>("RowLength", () => new ActivationEntryOptions<float> { RowLength = -1 });
        Assert.Equal("copy", new ActivationEntry<float>("Copy", "copy", copy).ToString());
    }

    private static readonly IEqualityComparer<float> Near = EqualityComparer<float>.Create(static (left, right) => Math.Abs(left - right) <= 4e-7f * Math.Abs(left), static _ => 0);

    private static LoadedAssembly Load(bool isUnity) => (isUnity ? GeneratorHost.Unity : GeneratorHost.Default).Run(Source).ShouldCompile().Load();
}
