namespace ActGen;

/// <summary>A function of rows, or its gradient, with its parameters: what the public methods hand to the loops of their framework.</summary>
internal unsafe interface IRowFunction
{
    /// <summary>Evaluates rows whose arguments have been checked.</summary>
    /// <param name="x">The input; the output of the forward function, for a gradient.</param>
    /// <param name="dy">The gradient to the output; nothing, for a forward function.</param>
    /// <param name="y">The output: an input or apart from it.</param>
    /// <param name="length">The number of elements.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    void Run<T>(T* x, T* dy, T* y, int length, int rowLength)
        where T : unmanaged;
}
