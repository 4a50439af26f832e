namespace ActGen;

/// <summary>The mean of -t ln(y) - (1 - t) ln(1 - y).</summary>
internal readonly unsafe struct BinaryCrossEntropy : ILossRow
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
            double output = ScalarElement.Read(outputs, i);
            double target = ScalarElement.Read(targets, i);
            double p = Probability.Clip(output);
            sum -= target * VectorMath.Log(p) + (1 - target) * VectorMath.Log1p(-p);
            if (gradients != null)
            {
                ScalarElement.Write(gradients, i, Probability.IsClipped(output) ? 0 : slope * (p - target) / (p * (1 - p)));
            }
        }

        return sum / length;
    }
}
