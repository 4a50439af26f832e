namespace ActGen.Benchmarks.OneDnn;

/// <summary>What is to be computed.</summary>
internal abstract record Operation
{
    private Operation()
    {
    }

    /// <summary>A function of each element.</summary>
    public sealed record Elementwise(Algorithm Algorithm, float Alpha = 0, float Beta = 0) : Operation;

    /// <summary>The softmax of each row, all elements being one where no length is given.</summary>
    public sealed record Softmax(int? RowLength = null) : Operation;
}
