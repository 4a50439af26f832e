using System;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace ActGen;

/// <summary>
/// Categorical cross entropy of y = softmax(z): the sum of t (ln(sum of e^(z - max)) - (z - max)), which has no 0 to take the
/// logarithm of. Its gradient is y times the sum of t, less t.
/// </summary>
internal readonly unsafe struct CategoricalCrossEntropyFromLogits<TTarget> : ILossRow
    where TTarget : struct, IClassTarget
{
    private const int Chunk = 128;
    private const int Lanes = 8;

    public bool IsElementwise => false;

    public int TargetLength(int outputLength) => default(TTarget).Length(outputLength);

    public string? Fault<T>(T* targets, int outputLength)
        where T : unmanaged
        => default(TTarget).Fault(targets, outputLength);

#if NET8_0_OR_GREATER
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
#endif
    public double Invoke<T>(T* outputs, T* targets, T* gradients, int length, double scale)
        where T : unmanaged
    {
        double peak = ScalarElement.Read(outputs, 0);
        for (int i = 1; i < length; i++)
        {
            double z = ScalarElement.Read(outputs, i);
            peak = z > peak ? z : peak;
        }

        double* exponents = stackalloc double[Chunk], shares = stackalloc double[Chunk];
        double sum = 0, weights = 0, weighted = 0;
        for (int start = 0, count; start < length; start += count)
        {
            count = Math.Min(Chunk, length - start);
            LossLoops.Read(outputs + start, exponents, count);
            default(TTarget).Weights(targets, start, count, shares);
            for (int i = 0; i < count; i++)
            {
                exponents[i] -= peak;
                weights += shares[i];
                weighted += shares[i] == 0 ? 0 : shares[i] * exponents[i]; // a masked class has the exponent minus infinity
            }

            int padded = (count + Lanes - 1) / Lanes * Lanes;
            new Span<double>(exponents + count, padded - count).Clear();
            LossLoops.Exp(exponents, padded);
            for (int i = 0; i < count; i++)
            {
                sum += exponents[i];
            }

            if (gradients != null)
            {
                LossLoops.Write(exponents, 1, gradients + start, count); // they wait where the gradients will be
            }
        }

        if (gradients != null)
        {
            double factor = weights / sum;
            for (int start = 0, count; start < length; start += count)
            {
                count = Math.Min(Chunk, length - start);
                LossLoops.Read(gradients + start, exponents, count);
                default(TTarget).Weights(targets, start, count, shares);
                for (int i = 0; i < count; i++)
                {
                    exponents[i] = exponents[i] * factor - shares[i];
                }

                LossLoops.Write(exponents, scale, gradients + start, count);
            }
        }

        return weights * VectorMath.Log(sum) - weighted;
    }
}
