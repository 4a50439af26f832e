using System.Collections.Generic;
using ActGen.Generator.Catalog;

namespace ActGen.Generator.Parsing.Sequential;

/// <summary>The layers of a model that are no activations, and what may stand in their parentheses.</summary>
internal static class LayerParameters
{
    public const string Input = "input";
    public const string Dense = "dense";

    public const string Units = "units";
    public const string Activation = "activation";
    public const string Name = "name";
    public const string UseBias = "use_bias";
    public const string KernelInitializer = "kernel_initializer";
    public const string BiasInitializer = "bias_initializer";

    /// <summary>What a dense layer may have.</summary>
    public static IReadOnlyList<string> OfDense { get; } = [Units, Activation, UseBias, KernelInitializer, BiasInitializer, Name];

    /// <summary>Whether the value of the parameter is a word.</summary>
    public static bool IsWord(string name)
        => Names.Equal(name, Name) || Names.Equal(name, UseBias) || Names.Equal(name, KernelInitializer) || Names.Equal(name, BiasInitializer);
}
