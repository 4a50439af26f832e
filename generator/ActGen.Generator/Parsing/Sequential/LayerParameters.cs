using System.Collections.Generic;
using System.Linq;
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

    private static readonly string[] WordsOfDense = [UseBias, KernelInitializer, BiasInitializer];

    /// <summary>Whether the value of a parameter is a word.</summary>
    public static bool IsWord(string layer, string parameter)
        => Names.Equal(parameter, Name) || (Names.Equal(layer, Dense) && WordsOfDense.Any(word => Names.Equal(parameter, word)));

    /// <summary>Whether the value of a parameter is an activation.</summary>
    public static bool IsActivation(string layer, string parameter) => Names.Equal(layer, Dense) && Names.Equal(parameter, Activation);
}
