using ActGen.Generator.Catalog;
using ActGen.Generator.Model;

namespace ActGen.Generator.Parsing.Pipelines;

/// <summary>
/// The names that every random activation shares, in the string and among the parameters of the method. They say which numbers
/// are drawn; what is computed from them is a matter of the activation's own parameters.
/// </summary>
internal static class RandomParameters
{
    public const string Seed = "seed";
    public const string Step = "step";
    public const string Offset = "offset";
    public const string Training = "training";
    public const string NoiseShape = "noise_shape";
    public const string RowLength = "row_length";

    /// <summary>The role of a method's parameter of that name, or null where it is none of these.</summary>
    public static ParameterRole? RoleOf(string name)
        => Names.Equal(name, Training) ? ParameterRole.Training
            : Names.Equal(name, Seed) ? ParameterRole.Seed
            : Names.Equal(name, Step) ? ParameterRole.Step
            : Names.Equal(name, Offset) ? ParameterRole.Offset
            : Names.Equal(name, RowLength) ? ParameterRole.RowLength
            : null;
}
