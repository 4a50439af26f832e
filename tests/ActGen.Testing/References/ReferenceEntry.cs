using System;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace ActGen.Testing.References;

/// <summary>What is known of one activation, from its definition alone.</summary>
internal sealed record ReferenceEntry(string Name)
{
    /// <summary>The parameters with the defaults of the TensorFlow convention, or an example where there is none.</summary>
    public (string Name, double Value)[] Defaults { get; init; } = [];

    /// <summary>The function; NaN need not be thought of.</summary>
    public required Func<Arguments, Func<Lanes, Lanes>> Value { get; init; }

    /// <summary>Its derivative, with the conventions of PyTorch at kinks; NaN need not be thought of.</summary>
    public required Func<Arguments, Func<Lanes, Lanes>> Derivative { get; init; }

    /// <summary>Whether the derivative is the same everywhere, so that code for it need not look at x, be it NaN.</summary>
    public bool IsLinear { get; init; }

    /// <summary>Whether the derivative changes its sign somewhere other than at 0 or a kink.</summary>
    public bool HasTurn { get; init; }

    /// <summary>Where the function or its derivative jumps.</summary>
    public Func<Arguments, double[]> Kinks { get; init; } = static _ => [];

    /// <summary>Values that no result may pass, however it is rounded: where the function is flat or tends to.</summary>
    public Func<Arguments, (double Low, double High)> Range { get; init; } = static _ => (double.NegativeInfinity, double.PositiveInfinity);
}
