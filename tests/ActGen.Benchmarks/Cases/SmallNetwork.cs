namespace ActGen.Benchmarks.Cases;

/// <summary>The network that is measured, as anybody would declare it.</summary>
[Sequential("input(8) | dense(16, swish) | dense(16, swish) | dense(4, swish)")]
internal sealed partial class SmallNetwork
{
    /// <summary>The number of inputs of a sample.</summary>
    public const int Inputs = 8;

    /// <summary>The multiply-adds that a sample takes.</summary>
    public const int MultiplyAdds = Inputs * 16 + 16 * 16 + 16 * 4;
}
