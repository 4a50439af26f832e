#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>Where the gradient with respect to the sums of a layer, before its activation, comes from.</summary>
internal unsafe interface ISumGradient<T>
    where T : unmanaged
{
    /// <summary>The length of the memory that it needs for some samples.</summary>
    nuint WorkingLength(nuint samples);

    /// <summary>The gradient of some samples, row by row.</summary>
    /// <param name="first">The first sample.</param>
    /// <param name="samples">Their number.</param>
    /// <param name="memory">Memory of <see cref="WorkingLength"/>, aligned to a cache line.</param>
    T* Compute(nuint first, nuint samples, T* memory);
}
#endif
