namespace ActGen.Generator.Model;

/// <summary>Rows whose halves are the gate and the value of a gated linear unit.</summary>
/// <param name="ConstantLength">The number of elements of a row, where the attribute gives it.</param>
/// <param name="LengthArgument">The parameter of the method that gives it; null for a constant.</param>
/// <param name="IsGateFirst">Whether the gate is the first half.</param>
internal sealed record HalvesModel(int? ConstantLength, string? LengthArgument, bool IsGateFirst);
