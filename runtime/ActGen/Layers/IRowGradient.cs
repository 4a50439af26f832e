#if NET8_0_OR_GREATER
using System;

namespace ActGen;

/// <summary>
/// How a gradient goes back through an activation that looks at all the sums of a sample, such as softmax, and through what is
/// applied to them before.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public interface IRowGradient<T>
    where T : unmanaged
{
    /// <summary>Computes the gradients with respect to the sums of some samples, row by row.</summary>
    /// <param name="z">The sums.</param>
    /// <param name="dy">The gradients with respect to the outputs.</param>
    /// <param name="dz">Receives the gradients with respect to the sums; memory of its own, of any content.</param>
    void Invoke(ReadOnlySpan<T> z, ReadOnlySpan<T> dy, Span<T> dz);
}
#endif
