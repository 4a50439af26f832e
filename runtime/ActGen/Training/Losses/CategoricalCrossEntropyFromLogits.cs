namespace ActGen;

/// <summary>
/// Categorical cross entropy of y = softmax(z): the sum of t (ln(sum of e^(z - max)) - (z - max)), which has no 0 to take the
/// logarithm of. Its gradient is y times the sum of t, less t.
/// </summary>
internal readonly unsafe struct CategoricalCrossEntropyFromLogits<TTarget> : ILossRow
    where TTarget : struct, IClassTarget
{
    public int TargetLength(int outputLength) => default(TTarget).Length(outputLength);

    public string? Fault<T>(T* targets, int outputLength)
        where T : unmanaged
        => default(TTarget).Fault(targets, outputLength);

    public double Invoke<T>(T* outputs, T* targets, T* gradients, int length, double scale)
        where T : unmanaged
    {
        double peak = ScalarElement.Read(outputs, 0);
        for (int i = 1; i < length; i++)
        {
            double z = ScalarElement.Read(outputs, i);
            peak = z > peak ? z : peak;
        }

        // The exponentials wait where the gradients will be.
        double sum = 0, weights = 0, weighted = 0;
        for (int i = 0; i < length; i++)
        {
            double weight = default(TTarget).Weight(targets, i);
            double exponent = ScalarElement.Read(outputs, i) - peak;
            double e = VectorMath.ExpOfNonPositive(exponent);
            sum += e;
            if (weight != 0) // or a masked class, whose exponent is minus infinity, would make it NaN
            {
                weights += weight;
                weighted += weight * exponent;
            }

            if (gradients != null)
            {
                ScalarElement.Write(gradients, i, e);
            }
        }

        if (gradients != null)
        {
            double factor = weights / sum;
            for (int i = 0; i < length; i++)
            {
                double e = ScalarElement.Read(gradients, i);
                ScalarElement.Write(gradients, i, scale * (e * factor - default(TTarget).Weight(targets, i)));
            }
        }

        return weights * VectorMath.Log(sum) - weighted;
    }
}
