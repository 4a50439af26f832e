#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>
/// What a loop over spans does with one register's worth of elements. A pass binds a kernel to its spans; the loops of
/// <see cref="VectorLoop"/> order its steps. A new shape of kernel is a new pass, not a new loop.
/// </summary>
/// <typeparam name="TInput">What one step reads: a register, or several.</typeparam>
/// <typeparam name="TOutput">What one step writes.</typeparam>
internal unsafe interface IPass<TInput, TOutput>
{
    /// <summary>The number of elements of a step.</summary>
    static abstract nuint Step { get; }

    /// <summary>Reads the elements from <paramref name="index"/> on.</summary>
    TInput Load(nuint index);

    /// <summary>Computes, touching no memory.</summary>
    TOutput Invoke(TInput input);

    /// <summary>Writes the elements from <paramref name="index"/> on.</summary>
    void Store(TOutput output, nuint index);

    /// <summary>Writes them past the caches. Their address is aligned to the size of the register.</summary>
    void StoreNonTemporal(TOutput output, nuint index);

    /// <summary>The first index from 1 to <see cref="Step"/> at which the output is aligned to the size of the register.</summary>
    nuint FirstAligned { get; }
}
#endif
