#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// Additions side by side into pairs of a sum and the errors of its additions. Every lane is on its own, so the width of
/// <see cref="Vector{T}"/> does not show.
/// </summary>
internal static unsafe class PartialSums
{
    /// <summary>Adds floats, whose sums in double precision need no more than that, or doubles.</summary>
    internal static void Add<T>(T* values, double* sums, double* errors, nuint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Add((float*)values, sums, count);
        }
        else
        {
            Add((double*)values, sums, errors, count);
        }
    }

    /// <summary>Adds pairs.</summary>
    internal static void Merge(double* values, double* valueErrors, double* sums, double* errors, nuint count)
    {
        Add(values, sums, errors, count);
        for (nuint i = 0; i < count; i++)
        {
            errors[i] += valueErrors[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(float* values, double* sums, nuint count)
    {
        nuint step = (nuint)Vector<float>.Count;
        nuint half = step / 2;
        nuint i = 0;
        for (; i + step <= count; i += step)
        {
            Vector.Widen(Vector.Load(values + i), out Vector<double> lower, out Vector<double> upper);
            (Vector.Load(sums + i) + lower).Store(sums + i);
            (Vector.Load(sums + i + half) + upper).Store(sums + i + half);
        }

        for (; i < count; i++)
        {
            sums[i] += values[i];
        }
    }

    // Knuth's exact addition: sum and error together are the operands.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(double* values, double* sums, double* errors, nuint count)
    {
        nuint step = (nuint)Vector<double>.Count;
        nuint i = 0;
        for (; i + step <= count; i += step)
        {
            Vector<double> value = Vector.Load(values + i);
            Vector<double> before = Vector.Load(sums + i);
            Vector<double> sum = before + value;
            Vector<double> added = sum - before;
            Vector<double> error = before - (sum - added) + (value - added);
            sum.Store(sums + i);
            (Vector.Load(errors + i) + error).Store(errors + i);
        }

        for (; i < count; i++)
        {
            double value = values[i];
            double before = sums[i];
            double sum = before + value;
            double added = sum - before;
            sums[i] = sum;
            errors[i] += before - (sum - added) + (value - added);
        }
    }
}
#endif
