using System;

namespace TrainLine.Softmax;

/// <summary>Inputs and outputs of softmax, as NumPy, TensorFlow and TensorFlow.js printed them.</summary>
/// <param name="Title">What is to be seen in them.</param>
/// <param name="RowLength">The number of elements of a row.</param>
/// <param name="Input">The inputs, row by row.</param>
/// <param name="Output">The outputs, row by row.</param>
/// <param name="RelativeTolerance">The largest relative difference that the printed digits allow.</param>
/// <param name="AbsoluteTolerance">The largest difference that they allow besides.</param>
internal sealed record SoftmaxTable(
    string Title, int RowLength, double[] Input, double[] Output, double RelativeTolerance = 0, double AbsoluteTolerance = 0)
{
    /// <summary>What single precision is off by, through an exponential, a sum and a division: four units in the last place.</summary>
    private const double SinglePrecision = 4.0 / (1 << 24);

    /// <summary>Every table.</summary>
    public static SoftmaxTable[] All { get; } =
    [
        new(
            "one element far above the others",
            7,
            [24.4, 30.5, 100.8, 10.1, 20.2, 8.9, 5.1],
            [6.60543742e-34, 2.9450856e-31, 1, 4.06902625e-40, 9.90523443e-36, 1.22556715e-40, 2.74168832e-42],
            RelativeTolerance: 5e-8),
        new(
            "elements whose exponentials overflow",
            3,
            [1010, 1000, 990],
            [0.9999546, 4.53978686e-05, 2.06106005e-09],
            RelativeTolerance: 5e-8),
        new(
            "three decimals",
            7,
            [1, 2, 3, 4, 1, 2, 3],
            [0.024, 0.064, 0.175, 0.475, 0.024, 0.064, 0.175],
            AbsoluteTolerance: 0.0005),
        new(
            "two rows, by TensorFlow.js in single precision",
            3,
            [2, 4, 6, 1, 2, 3],
            [0.0158762, 0.1173104, 0.8668135, 0.0900306, 0.2447284, 0.6652408],
            RelativeTolerance: SinglePrecision,
            AbsoluteTolerance: 6e-8),
    ];

    /// <summary>Whether an output agrees with the printed one.</summary>
    public bool Holds(int index, double output)
        => Math.Abs(output - Output[index]) <= AbsoluteTolerance + (RelativeTolerance * Math.Abs(Output[index]));
}
