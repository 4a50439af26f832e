using System;

namespace ActGen;

/// <summary>The mean of |y - t|, with the gradient 0 where they are equal.</summary>
internal readonly unsafe struct MeanAbsoluteError : ILossRow
{
    public int TargetLength(int outputLength) => outputLength;

    public string? Fault<T>(T* targets, int outputLength)
        where T : unmanaged
        => null;

    public double Invoke<T>(T* outputs, T* targets, T* gradients, int length, double scale)
        where T : unmanaged
    {
        double sum = 0;
        double slope = scale / length;
        for (int i = 0; i < length; i++)
        {
            double difference = ScalarElement.Read(outputs, i) - ScalarElement.Read(targets, i);
            sum += Math.Abs(difference);
            if (gradients != null)
            {
                // A NaN goes on.
                ScalarElement.Write(gradients, i, difference > 0 ? slope : difference < 0 ? -slope : 0 * difference);
            }
        }

        return sum / length;
    }
}
