using System.Linq;

namespace ActGen.Benchmarks.Ratios;

/// <summary>How many times as long as ActGen a contestant should take at least.</summary>
/// <param name="Contestant">The contestant.</param>
/// <param name="Function">The function; null for every other one.</param>
/// <param name="InCache">The ratio where the elements lie in the caches.</param>
/// <param name="InMemory">The ratio where they come from memory and go there.</param>
internal sealed record Target(string Contestant, string? Function, double InCache, double InMemory)
{
    private const int ShortestInCache = 1000;
    private const int LongestInCache = 65_536;
    private const int ShortestInMemory = 16_000_000;

    private static readonly Target[] s_all =
    [
        new(Names.Tensors, "exponential", 3, 1.2),
        new(Names.Tensors, "sigmoid", 2, 1.2),
        new(Names.Tensors, "tanh", 2.5, 1.2),
        new(Names.Tensors, "softmax", 3, 1.2),
        new(Names.Tensors, "softmax of rows", 3, 1.2),
        new(Names.Tensors, "relu", 1, 1),
        new(Names.Tensors, "leaky_relu", 1.8, 2),
        new(Names.Tensors, "leaky_relu, MaxUlp = 1", 1.8, 2),
        new(Names.Tensors, "silu", 2.5, 2),
        new(Names.Tensors, "gelu_tanh", 5, 2),
        new(Names.Tensors, "softplus", 3, 2),
        new(Names.Tensors, "mish", 5, 2),
        new(Names.Tensors, "elu", 3, 2),
        new(Names.Tensors, null, 1, 1),
        new(Names.OneDnn, null, 1, 1),
        new(Names.Copy, "relu", 0.7, 0.85),
        new(Names.Copy, "leaky_relu", 0.7, 0.85),
        new(Names.Copy, "leaky_relu, MaxUlp = 1", 0.7, 0.85),
    ];

    /// <summary>The target of a contestant in a case; null where nothing is demanded.</summary>
    public static double? Of(Case measured, string contestant)
    {
        bool IsMeant(Target target) => target.Contestant == contestant && (target.Function ?? measured.Function) == measured.Function;

        return s_all.FirstOrDefault(IsMeant) switch
        {
            { } target when measured.Length is >= ShortestInCache and <= LongestInCache => target.InCache,
            { } target when measured.Length >= ShortestInMemory => target.InMemory,
            _ => null,
        };
    }
}
