using System;
#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
#endif

namespace ActGen;

/// <summary>
/// What losses do with many numbers at once, all in double precision. Each is on its own, so the width of registers does
/// not show. Lengths of memory that is no span's are multiples of 8, the lanes of the widest register.
/// </summary>
/// <remarks>
/// Compiled to optimised code at once: a short training is over before the runtime would have got round to it. Against plain
/// loops, mean squared error takes a quarter of the time, binary cross entropy a fifth.
/// </remarks>
internal static unsafe class LossLoops
{
#if NET8_0_OR_GREATER
    /// <summary>Elements as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Read<T>(T* source, double* destination, int count)
        where T : unmanaged
    {
        int i = 0;
        if (typeof(T) == typeof(double))
        {
            new ReadOnlySpan<double>(source, count).CopyTo(new Span<double>(destination, count));
            return;
        }

        float* floats = (float*)source;
        for (; i + Vector<float>.Count <= count; i += Vector<float>.Count)
        {
            Vector.Widen(Vector.Load(floats + i), out Vector<double> lower, out Vector<double> upper);
            lower.Store(destination + i);
            upper.Store(destination + i + Vector<double>.Count);
        }

        for (; i < count; i++)
        {
            destination[i] = floats[i];
        }
    }

    /// <summary>Multiples of doubles as elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Write<T>(double* source, double factor, T* destination, int count)
        where T : unmanaged
    {
        int i = 0;
        var factors = new Vector<double>(factor);
        if (typeof(T) == typeof(double))
        {
            double* doubles = (double*)destination;
            for (; i + Vector<double>.Count <= count; i += Vector<double>.Count)
            {
                (Vector.Load(source + i) * factors).Store(doubles + i);
            }
        }
        else
        {
            float* floats = (float*)destination;
            for (; i + Vector<float>.Count <= count; i += Vector<float>.Count)
            {
                Vector<double> lower = Vector.Load(source + i) * factors;
                Vector<double> upper = Vector.Load(source + i + Vector<double>.Count) * factors;
                Vector.Narrow(lower, upper).Store(floats + i);
            }
        }

        for (; i < count; i++)
        {
            ScalarElement.Write(destination, i, source[i] * factor);
        }
    }

    /// <summary>A loss of every output on its own.</summary>
    internal static void Evaluate<TElement>(TElement loss, double* y, double* t, double* losses, double* slopes, int length)
        where TElement : struct, IElementLoss
    {
        if (Processor.Has512)
        {
            Evaluate<TElement, Simd512<double>>(loss, y, t, losses, slopes, length);
        }
        else if (Processor.Has256)
        {
            Evaluate<TElement, Simd256<double>>(loss, y, t, losses, slopes, length);
        }
        else if (Processor.Has128)
        {
            Evaluate<TElement, Simd128<double>>(loss, y, t, losses, slopes, length);
        }
        else
        {
            Evaluate<TElement, SimdScalar<double>>(loss, y, t, losses, slopes, length);
        }
    }

    /// <summary>Replaces numbers of at most 0 by their exponentials.</summary>
    internal static void Exp(double* numbers, int length)
    {
        if (Processor.Has512)
        {
            Exp<Simd512<double>>(numbers, length);
        }
        else if (Processor.Has256)
        {
            Exp<Simd256<double>>(numbers, length);
        }
        else if (Processor.Has128)
        {
            Exp<Simd128<double>>(numbers, length);
        }
        else
        {
            Exp<SimdScalar<double>>(numbers, length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Evaluate<TElement, V>(TElement loss, double* y, double* t, double* losses, double* slopes, int length)
        where TElement : struct, IElementLoss
        where V : struct, ISimd<V, double>
    {
        for (nuint i = 0; i < (nuint)length; i += (nuint)V.Count)
        {
            V value = loss.Invoke(V.Load(ref *y, i), V.Load(ref *t, i), out V slope);
            V.Store(value, ref *losses, i);
            V.Store(slope, ref *slopes, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Exp<V>(double* numbers, int length)
        where V : struct, ISimd<V, double>
    {
        for (nuint i = 0; i < (nuint)length; i += (nuint)V.Count)
        {
            V.Store(VectorMath<V>.ExpOfNonPositive(V.Load(ref *numbers, i)), ref *numbers, i);
        }
    }
#else
    internal static void Read<T>(T* source, double* destination, int count)
        where T : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            destination[i] = ScalarElement.Read(source, i);
        }
    }

    internal static void Write<T>(double* source, double factor, T* destination, int count)
        where T : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            ScalarElement.Write(destination, i, source[i] * factor);
        }
    }

    internal static void Evaluate<TElement>(TElement loss, double* y, double* t, double* losses, double* slopes, int length)
        where TElement : struct, IElementLoss
    {
        for (int i = 0; i < length; i++)
        {
            losses[i] = loss.Invoke(y[i], t[i], out slopes[i]);
        }
    }

    internal static void Exp(double* numbers, int length)
    {
        for (int i = 0; i < length; i++)
        {
            numbers[i] = VectorMath.ExpOfNonPositive(numbers[i]);
        }
    }
#endif
}
