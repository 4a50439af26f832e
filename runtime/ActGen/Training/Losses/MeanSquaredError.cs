namespace ActGen;

/// <summary>The mean of (y - t)^2.</summary>
internal readonly unsafe struct MeanSquaredError : ILossRow
{
    public int TargetLength(int outputLength) => outputLength;

    public string? Fault<T>(T* targets, int outputLength)
        where T : unmanaged
        => null;

    public double Invoke<T>(T* outputs, T* targets, T* gradients, int length, double scale)
        where T : unmanaged
    {
        double sum = 0;
        double slope = 2 * scale / length;
        for (int i = 0; i < length; i++)
        {
            double difference = ScalarElement.Read(outputs, i) - ScalarElement.Read(targets, i);
            sum += difference * difference;
            if (gradients != null)
            {
                ScalarElement.Write(gradients, i, slope * difference);
            }
        }

        return sum / length;
    }
}
