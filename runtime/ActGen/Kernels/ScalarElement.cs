using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>Elements of either type as doubles.</summary>
internal static unsafe class ScalarElement
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Read<T>(T* elements, int index)
        where T : unmanaged
        => typeof(T) == typeof(float) ? ((float*)elements)[index] : ((double*)elements)[index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write<T>(T* elements, int index, double value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            ((float*)elements)[index] = (float)value;
        }
        else
        {
            ((double*)elements)[index] = value;
        }
    }
}
