using System;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace ActGen;

/// <summary>
/// Categorical cross entropy of y = softmax(z): the sum of t (ln(sum of e^(z - max)) - (z - max)), which has no 0 to take the
/// logarithm of. Its gradient is y times the sum of t, less t.
/// </summary>
/// <remarks>Short samples are taken by the group, so that their exponentials fill registers; long ones in pieces.</remarks>
internal readonly unsafe struct CategoricalCrossEntropyFromLogits<TTarget> : ILossRow
    where TTarget : struct, IClassTarget
{
    private const int Lanes = 8;
    private const int Chunk = 16 * Lanes;

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
        double scale = 1d / samples;
        int group = Math.Max(1, Chunk / length);
        for (int start = 0, count; start < samples; start += count)
        {
            count = Math.Min(group, samples - start);
            T* z = outputs + (nint)start * length, t = targets + (nint)start * targetLength, slopes = gradients == null ? null : gradients + (nint)start * length;
            sum += length <= Chunk ? Group(z, t, slopes, count, length, scale) : Long(z, t, slopes, length, scale);
        }

        return sum / samples;
    }

    /// <summary>Samples that together fit into the working memory.</summary>
#if NET8_0_OR_GREATER
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
#endif
    private static double Group<T>(T* outputs, T* targets, T* gradients, int samples, int length, double scale)
        where T : unmanaged
    {
        double* exponents = stackalloc double[Chunk], shares = stackalloc double[Chunk], weights = stackalloc double[Chunk];
        int targetLength = default(TTarget).Length(length);
        int total = samples * length;
        double loss = 0;
        LossLoops.Read(outputs, exponents, total);
        for (int sample = 0; sample < samples; sample++)
        {
            double* z = exponents + sample * length, t = shares + sample * length;
            default(TTarget).Weights(targets + sample * targetLength, 0, length, t);
            double peak = z[0];
            for (int i = 1; i < length; i++)
            {
                peak = z[i] > peak ? z[i] : peak;
            }

            double weight = 0;
            for (int i = 0; i < length; i++)
            {
                z[i] -= peak;
                weight += t[i];
                loss -= Weighted(t[i], z[i]);
            }

            weights[sample] = weight;
        }

        Exp(exponents, total);
        for (int sample = 0; sample < samples; sample++)
        {
            double* e = exponents + sample * length, t = shares + sample * length;
            double sum = 0;
            for (int i = 0; i < length; i++)
            {
                sum += e[i];
            }

            loss += weights[sample] * VectorMath.Log(sum);
            double factor = weights[sample] / sum;
            for (int i = 0; i < length; i++)
            {
                e[i] = e[i] * factor - t[i];
            }
        }

        if (gradients != null)
        {
            LossLoops.Write(exponents, scale, gradients, total);
        }

        return loss;
    }

    /// <summary>A sample that does not fit into the working memory.</summary>
#if NET8_0_OR_GREATER
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
#endif
    private static double Long<T>(T* outputs, T* targets, T* gradients, int length, double scale)
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
                weighted += Weighted(shares[i], exponents[i]);
            }

            Exp(exponents, count);
            for (int i = 0; i < count; i++)
            {
                sum += exponents[i];
            }

            if (gradients != null)
            {
                LossLoops.Write(exponents, 1, gradients + start, count); // they wait where the gradients will be
            }
        }

        double factor = weights / sum;
        for (int start = 0, count; gradients != null && start < length; start += count)
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

        return weights * VectorMath.Log(sum) - weighted;
    }

    /// <summary>A masked class has the exponent minus infinity, and no weight.</summary>
    private static double Weighted(double weight, double exponent) => weight == 0 ? 0 : weight * exponent;

    private static void Exp(double* exponents, int count)
    {
        int padded = (count + Lanes - 1) / Lanes * Lanes;
        new Span<double>(exponents + count, padded - count).Clear();
        LossLoops.Exp(exponents, padded);
    }
}
