using System;
using ActGen.Benchmarks.OneDnn;

namespace ActGen.Benchmarks.Cases;

/// <summary>An activation and how each contestant computes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Generated">The generated method.</param>
/// <param name="Plain">A loop with <see cref="MathF"/>.</param>
internal sealed record ActivationFunction(string Name, SpanFunction Generated, SpanFunction Plain)
{
    /// <summary>One call of System.Numerics.Tensors, where that is enough.</summary>
    public SpanFunction? TensorCall { get; init; }

    /// <summary>Several calls, where it is not.</summary>
    public TensorCompositions.Steps? TensorSteps { get; init; }

    /// <summary>The primitive of oneDNN; null where it has none.</summary>
    public Operation? OneDnn { get; init; }

    /// <summary>How results may differ, relative to <see cref="Floor"/> or the value, whichever is larger.</summary>
    /// <remarks>The others lose digits: oneDNN's softplus is wrong by up to 8e-6 in its tail.</remarks>
    public float Tolerance { get; init; } = 1e-5f;

    /// <summary>Below it, the tolerance is absolute.</summary>
    public float Floor { get; init; } = 1;
}
