namespace ActGen;

/// <summary>The sum of -t ln(q), where q are the outputs divided by their sum.</summary>
internal readonly unsafe struct CategoricalCrossEntropy<TTarget> : ILossRow
    where TTarget : struct, IClassTarget
{
    public bool IsElementwise => false;

    public int TargetLength(int outputLength) => default(TTarget).Length(outputLength);

    public string? Fault<T>(T* targets, int outputLength)
        where T : unmanaged
        => default(TTarget).Fault(targets, outputLength);

    public double Invoke<T>(T* outputs, T* targets, T* gradients, int length, double scale)
        where T : unmanaged
    {
        double total = 0;
        for (int i = 0; i < length; i++)
        {
            total += ScalarElement.Read(outputs, i);
        }

        double loss = 0;
        double unclipped = 0; // the sum of -q dL/dq, by which every output moves the loss through the total
        for (int i = 0; i < length; i++)
        {
            double weight = default(TTarget).Weight(targets, i);
            double q = ScalarElement.Read(outputs, i) / total;
            if (weight != 0 || double.IsNaN(q))
            {
                loss -= weight * VectorMath.Log(Probability.Clip(q));
                unclipped += Probability.IsClipped(q) ? 0 : weight;
            }
        }

        if (gradients != null)
        {
            for (int i = 0; i < length; i++)
            {
                double weight = default(TTarget).Weight(targets, i);
                double q = ScalarElement.Read(outputs, i) / total;
                double own = weight == 0 || Probability.IsClipped(q) ? 0 : weight / q;
                ScalarElement.Write(gradients, i, scale * (unclipped - own) / total);
            }
        }

        return loss;
    }
}
