using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>The shape of a dense layer, known at run time.</summary>
public readonly struct DenseShape : IDenseShape
{
    /// <summary>Creates a shape. It is checked where it is used.</summary>
    /// <param name="inputs">The number of inputs of a sample, at least 1.</param>
    /// <param name="units">The number of outputs of a sample, at least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DenseShape(int inputs, int units)
    {
        Inputs = inputs;
        Units = units;
    }

    /// <inheritdoc/>
    public int Inputs { get; }

    /// <inheritdoc/>
    public int Units { get; }
}
