namespace ActGen;

/// <summary>The shape of a dense layer: its weights are <c>[Inputs, Units]</c>, row by row.</summary>
/// <remarks>
/// <see cref="DenseShape"/> has it in two fields. A struct whose properties return constants lets the compiler see them, and
/// drop what a layer of that shape does not need.
/// </remarks>
public interface IDenseShape
{
    /// <summary>The number of inputs of a sample, at least 1.</summary>
    int Inputs { get; }

    /// <summary>The number of outputs of a sample, at least 1.</summary>
    int Units { get; }
}
