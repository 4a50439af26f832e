#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// Sums side by side, in double precision: of floats, or of doubles with the error of every addition added up beside its
/// sum. Each is on its own, so the width of <see cref="Vector{T}"/> does not show.
/// </summary>
internal readonly unsafe struct PartialSums<T>
    where T : unmanaged
{
    private readonly double* _sums;

    /// <summary>The errors, in a pass over doubles.</summary>
    private readonly double* _errors;

    /// <summary>The number of sums.</summary>
    internal readonly nuint Count;

    /// <summary>Begins at zero in memory of <see cref="MemoryLength"/>.</summary>
    internal PartialSums(double* memory, nuint count)
    {
        _sums = memory;
        _errors = memory + count;
        Count = count;
        new Span<double>(memory, (int)MemoryLength(count)).Clear();
    }

    /// <summary>The sum of a total and its errors.</summary>
    internal double this[nuint index] => IsCompensated ? CompensatedSum.Total(_sums[index], _errors[index]) : _sums[index];

    private static bool IsCompensated => typeof(T) == typeof(double);

    internal static nuint MemoryLength(nuint count) => IsCompensated ? 2 * count : count;

    /// <summary>Adds to the sums from <paramref name="first"/> on.</summary>
    internal void Add(T* values, nuint first, nuint count)
    {
        if (IsCompensated)
        {
            Add((double*)values, _sums + first, _errors + first, count);
        }
        else
        {
            Add((float*)values, _sums + first, count);
        }
    }

    /// <summary>Adds the sums from <paramref name="first"/> on to those from the beginning on.</summary>
    internal void Merge(nuint first, nuint count)
    {
        if (IsCompensated)
        {
            Add(_sums + first, _sums, _errors, count);
            Add(_errors + first, _errors, count);
        }
        else
        {
            Add(_sums + first, _sums, count);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(double* values, double* sums, nuint count)
    {
        nuint step = (nuint)Vector<double>.Count;
        nuint i = 0;
        for (; i + step <= count; i += step)
        {
            (Vector.Load(sums + i) + Vector.Load(values + i)).Store(sums + i);
        }

        for (; i < count; i++)
        {
            sums[i] += values[i];
        }
    }

    // CompensatedSum.Add, on registers.
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
            CompensatedSum.Add(ref sums[i], ref errors[i], values[i]);
        }
    }
}
#endif
