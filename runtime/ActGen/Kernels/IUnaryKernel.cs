#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>
/// A function of one element, written once for every vector width. Generated activations are kernels; so is any struct of
/// yours that implements this interface, and <see cref="Elementwise"/> drives both.
/// </summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// Make it a small <c>readonly struct</c> with run-time parameters as fields, and mark <see cref="Invoke{V}"/> for
/// aggressive inlining. It must be pure: a driver may evaluate elements near the end of a span twice.
/// </remarks>
public interface IUnaryKernel<T>
    where T : unmanaged
{
    /// <summary>How much work the kernel is: a choice of loops, not of results.</summary>
    static virtual KernelWeight Weight => KernelWeight.Medium;

    /// <summary>The value of the function in every lane.</summary>
    /// <typeparam name="V">The register, of whatever width the driver has chosen.</typeparam>
    /// <param name="x">The elements, one a lane.</param>
    /// <returns>The values, in the same lanes.</returns>
    V Invoke<V>(V x)
        where V : struct, ISimd<V, T>;
}
#endif
