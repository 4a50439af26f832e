using System.Collections.Generic;

namespace ActGen.Generator.Model;

/// <summary>What the methods of blocks call the parameters that all of them may have.</summary>
internal static class BlockParameters
{
    public const string Input = "x";
    public const string Output = "y";

    /// <summary>The gradient with respect to the output.</summary>
    public const string Upstream = "dy";

    /// <summary>The gradient with respect to the input.</summary>
    public const string Downstream = "dx";

    public const string Kernel = "kernel";
    public const string Bias = "bias";

    /// <summary>The seed of the random numbers.</summary>
    public const string Seed = "seed";

    /// <summary>The step of training.</summary>
    public const string Step = "step";

    /// <summary>Those that stand beside what activations learn, which is called something else.</summary>
    public static IReadOnlyList<string> BesideLearnt { get; } = [Input, Output, Upstream, Downstream, Seed, Step];
}
