#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>A function of rows, or its gradient.</summary>
internal interface IRowKernel<T>
    where T : unmanaged
{
    /// <summary>Whether it has a second input, the gradient to the output.</summary>
    static abstract bool IsGradient { get; }

    /// <summary>An input that does not change the row it is appended to. A second input is padded with zeros.</summary>
    static abstract T Padding { get; }

    /// <summary>Evaluates one row, or one in each lane.</summary>
    void Invoke<V, TLayout>(in RowArguments<T> row)
        where V : struct, ISimd<V, T>
        where TLayout : struct, IRowLayout<T>;
}
#endif
