#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActGen;

/// <summary>Moves the elements of a span too short for any register, without touching a byte outside it.</summary>
internal static unsafe class PartialRegister
{
    /// <summary>Reads <paramref name="count"/> elements, at least one and fewer than a register; zero fills the other lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Simd128<T> Load<T>(T* source, nuint count)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            return new(Vector128.CreateScalar(*(double*)source).As<double, T>());
        }

        if (count == 1)
        {
            return new(Vector128.CreateScalar(*(float*)source).As<float, T>());
        }

        Vector128<double> pair = Vector128.CreateScalar(Unsafe.ReadUnaligned<double>(source));
        return new((count == 2 ? pair.AsSingle() : pair.AsSingle().WithElement(2, ((float*)source)[2])).As<float, T>());
    }

    /// <summary>Writes the first <paramref name="count"/> lanes, at least one and not all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<T>(Simd128<T> value, T* destination, nuint count)
        where T : unmanaged
    {
        if (count == 1)
        {
            *destination = value.Value.ToScalar();
            return;
        }

        Unsafe.WriteUnaligned(destination, value.Value.AsDouble().ToScalar());
        if (count == 3)
        {
            destination[2] = value.Value.GetElement(2);
        }
    }
}
#endif
