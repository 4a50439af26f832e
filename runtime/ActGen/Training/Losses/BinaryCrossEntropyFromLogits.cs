using System;

namespace ActGen;

/// <summary>
/// Binary cross entropy of y = sigmoid(z): the mean of max(z, 0) - z t + ln(1 + e^-|z|), which has no 0 to take the logarithm of.
/// Its gradient is y - t.
/// </summary>
internal readonly unsafe struct BinaryCrossEntropyFromLogits : ILossRow
{
    public int TargetLength(int outputLength) => outputLength;

    public string? Fault<T>(T* targets, int outputLength)
        where T : unmanaged
        => BinaryTargets.Fault(targets, outputLength);

    public double Invoke<T>(T* outputs, T* targets, T* gradients, int length, double scale)
        where T : unmanaged
    {
        double sum = 0;
        double slope = scale / length;
        for (int i = 0; i < length; i++)
        {
            double z = ScalarElement.Read(outputs, i);
            double target = ScalarElement.Read(targets, i);
            double e = VectorMath.ExpOfNonPositive(-Math.Abs(z));
            sum += VectorMath.Max(z, 0) - z * target + VectorMath.Log1pOfUnit(e);
            if (gradients != null)
            {
                double sigmoid = (z < 0 ? e : 1) / (1 + e);
                ScalarElement.Write(gradients, i, slope * (sigmoid - target));
            }
        }

        return sum / length;
    }
}
