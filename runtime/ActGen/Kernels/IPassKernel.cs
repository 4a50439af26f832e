#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>
/// What one <see cref="Pass{T}"/> over memory does with a register's worth of every stream, written once for every vector
/// width: gradients, value and derivative together, fused pipelines.
/// </summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// Make it a small <c>readonly struct</c> with run-time parameters as fields, and mark <see cref="Invoke{V}"/> for
/// aggressive inlining. Stream numbers must be constants, counted from 0 in the order in which the pass declares them. Load
/// what is needed before storing anything: an output may be an input.
/// </remarks>
public interface IPassKernel<T>
    where T : unmanaged
{
    /// <summary>How much work the kernel is: a choice of loops, not of results.</summary>
    static virtual KernelWeight Weight => KernelWeight.Medium;

    /// <summary>Loads, computes and stores the elements from <paramref name="index"/> on. Every element is visited exactly once.</summary>
    /// <typeparam name="V">The register, of whatever width the driver has chosen.</typeparam>
    /// <param name="streams">The streams of the pass.</param>
    /// <param name="index">
    /// To be handed to <see cref="Streams{T}.Load{V}"/> and <see cref="Streams{T}.Store{V}"/>; it is no position in the spans.
    /// </param>
    void Invoke<V>(in Streams<T> streams, nuint index)
        where V : struct, ISimd<V, T>;
}
#endif
