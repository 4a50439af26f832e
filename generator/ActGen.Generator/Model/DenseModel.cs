namespace ActGen.Generator.Model;

/// <summary>The shape of a dense layer.</summary>
/// <param name="Inputs">The number of inputs of a sample.</param>
/// <param name="Units">The number of outputs of a sample.</param>
internal sealed record DenseModel(int Inputs, int Units);
