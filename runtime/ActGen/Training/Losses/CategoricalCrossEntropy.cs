#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace ActGen;

/// <summary>The sum of -t ln(q), where q are the outputs divided by their sum.</summary>
internal readonly unsafe struct CategoricalCrossEntropy<TTarget> : ILossRow
    where TTarget : struct, IClassTarget
{
    public int MinOutputs => 2;

    public int TargetLength(int outputLength) => default(TTarget).Length(outputLength);

    public string? Fault<T>(T* targets, int outputLength)
        where T : unmanaged
        => default(TTarget).Fault(targets, outputLength);

    public double Invoke<T>(T* outputs, T* targets, T* gradients, int samples, int length)
        where T : unmanaged
    {
        int targetLength = TargetLength(length);
        double sum = 0;
        for (nint i = 0; i < samples; i++)
        {
            sum += Evaluate(outputs + i * length, targets + i * targetLength, gradients == null ? null : gradients + i * length, length, 1d / samples);
        }

        return sum / samples;
    }

#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
#endif
    private static double Evaluate<T>(T* outputs, T* targets, T* gradients, int length, double scale)
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
