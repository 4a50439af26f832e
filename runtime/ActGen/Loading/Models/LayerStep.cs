#if NET8_0_OR_GREATER
using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen;

/// <summary>One step of a prediction.</summary>
internal abstract class LayerStep
{
    /// <summary>The number of outputs of a sample.</summary>
    public required int Outputs { get; init; }

    /// <summary>Computes the outputs of some samples.</summary>
    /// <param name="x">The inputs, sample by sample.</param>
    /// <param name="y">Receives the outputs; apart from the inputs.</param>
    public abstract void Run(ReadOnlySpan<float> x, Span<float> y);

    /// <summary>The steps of layers; at least one.</summary>
    /// <param name="layers">The layers, with activations that the table has.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="table">The activations.</param>
    public static LayerStep[] Of(IReadOnlyList<Layer> layers, float[] parameters, ActivationTable table)
    {
        LayerStep[] steps = [.. LayerParts.Of(layers).Where(static part => part.Kind != LayerKind.Dropout).Select(part => Of(part, parameters, table))];
        return steps.Length > 0 ? steps : [new CopyStep { Outputs = layers[0].Outputs }];
    }

    private static LayerStep Of(LayerPart part, float[] parameters, ActivationTable table)
        => part.Kind == LayerKind.Dense
            ? new DenseStep(part, parameters) { Outputs = part.Outputs }
            : new ActivationStep(part, parameters, TableResolver.Find(part, table)) { Outputs = part.Outputs };

    private sealed class DenseStep(LayerPart part, float[] parameters) : LayerStep
    {
        private readonly DenseShape _shape = new(part.Inputs, part.Outputs);
        private readonly ReadOnlyMemory<float> _kernel = Slice(parameters, part.Find(LayerParts.Kernel));
        private readonly ReadOnlyMemory<float> _bias = Slice(parameters, part.Find(LayerParts.Bias));

        public override void Run(ReadOnlySpan<float> x, Span<float> y) => DenseLayer.Forward(_shape, x, _kernel.Span, _bias.Span, y);

        private static ReadOnlyMemory<float> Slice(float[] parameters, LayerWeights? weights) => weights is null ? default : parameters.AsMemory(weights.Offset, weights.Length);
    }

    private sealed class ActivationStep(LayerPart part, float[] parameters, ActivationEntry<float> entry) : LayerStep
    {
        private readonly float[] _arguments = [.. entry.Arguments.SelectMany(argument => Values(argument, part, parameters))];

        public override void Run(ReadOnlySpan<float> x, Span<float> y) => entry.Forward(x, _arguments, Outputs, y);

        /// <summary>What an argument is in all calls: weights, or a constant of the layer, repeated where the entry takes one a channel.</summary>
        private static IEnumerable<float> Values(ActivationArgument argument, LayerPart part, float[] parameters)
            => part.Find(argument.Name) is { } weights ? weights.Of<float>(parameters).ToArray()
                : Enumerable.Repeat(
                    (float)part.Layer.Parameters.First(parameter => ActivationNames.AreEqual(parameter.Name, argument.Name)).Value,
                    argument.IsPerChannel ? part.Outputs : 1);
    }

    private sealed class CopyStep : LayerStep
    {
        public override void Run(ReadOnlySpan<float> x, Span<float> y) => x.CopyTo(y);
    }
}
#endif
