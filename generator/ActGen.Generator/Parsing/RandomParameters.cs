namespace ActGen.Generator.Parsing;

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
}
