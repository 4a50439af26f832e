using System;
using ActGen;

namespace TrainLine.Softmax;

/// <summary>softmax of each row; without a length of rows, the whole span is one.</summary>
internal static partial class Activations
{
    // The tables are in double precision, and so is the function they are compared with.
    [Activation("softmax")]
    public static partial void Softmax(ReadOnlySpan<double> x, int rowLength, Span<double> y);
}
