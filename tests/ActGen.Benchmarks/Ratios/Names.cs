namespace ActGen.Benchmarks.Ratios;

/// <summary>What the contestants are called that appear in more than one place.</summary>
internal static class Names
{
    public const string ActGen = "ActGen";
    public const string Tensors = "TensorPrimitives";
    public const string Plain = "plain loop";
    public const string OneDnn = "oneDNN";
    public const string Copy = "copy";
    public const string Nothing = "empty call";
}
