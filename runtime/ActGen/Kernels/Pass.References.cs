#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ActGen;

// Where the streams lie. A language without arrays of references needs a field for each.
public ref partial struct Pass<T>
{
    private PassLayout _layout;
    private ref T _stream0;
    private ref T _stream1;
    private ref T _stream2;
    private ref T _stream3;
    private ref T _stream4;
    private ref T _stream5;
    private ref T _stream6;
    private ref T _stream7;
    private ref T _stream8;
    private ref T _stream9;
    private ref T _stream10;
    private ref T _stream11;
    private ref T _stream12;
    private ref T _stream13;
    private ref T _stream14;
    private ref T _stream15;

    private readonly unsafe void RunPinned<TKernel>(in TKernel kernel)
        where TKernel : struct, IPassKernel<T>
    {
        fixed (T* p0 = &_stream0)
        fixed (T* p1 = &_stream1)
        fixed (T* p2 = &_stream2)
        fixed (T* p3 = &_stream3)
        fixed (T* p4 = &_stream4)
        fixed (T* p5 = &_stream5)
        fixed (T* p6 = &_stream6)
        fixed (T* p7 = &_stream7)
        fixed (T* p8 = &_stream8)
        fixed (T* p9 = &_stream9)
        fixed (T* p10 = &_stream10)
        fixed (T* p11 = &_stream11)
        fixed (T* p12 = &_stream12)
        fixed (T* p13 = &_stream13)
        fixed (T* p14 = &_stream14)
        fixed (T* p15 = &_stream15)
        {
            T** addresses = stackalloc[] { p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15 };
            PassDriver.Run(in kernel, in _layout, addresses);
        }
    }

    private int Declare(ReadOnlySpan<T> stream, string? name, bool isOutput)
    {
        int number = _layout.Count;
        if (number == PassLayout.MaxStreams)
        {
            ThrowTooManyStreams();
        }

        for (int i = 0; i < number; i++)
        {
            ReadOnlySpan<T> other = MemoryMarshal.CreateReadOnlySpan(ref this[i], _layout.Lengths[i]);
            if (isOutput && _layout.IsOutput(i))
            {
                PassChecks.Disjoint(other, stream, name);
            }
            else if (isOutput || _layout.IsOutput(i))
            {
                PassChecks.InPlaceOrDisjoint(other, stream, name);
            }
        }

        ref T start = ref MemoryMarshal.GetReference(stream);
        switch (number)
        {
            case 0:
                _stream0 = ref start;
                break;
            case 1:
                _stream1 = ref start;
                break;
            case 2:
                _stream2 = ref start;
                break;
            case 3:
                _stream3 = ref start;
                break;
            case 4:
                _stream4 = ref start;
                break;
            case 5:
                _stream5 = ref start;
                break;
            case 6:
                _stream6 = ref start;
                break;
            case 7:
                _stream7 = ref start;
                break;
            case 8:
                _stream8 = ref start;
                break;
            case 9:
                _stream9 = ref start;
                break;
            case 10:
                _stream10 = ref start;
                break;
            case 11:
                _stream11 = ref start;
                break;
            case 12:
                _stream12 = ref start;
                break;
            case 13:
                _stream13 = ref start;
                break;
            case 14:
                _stream14 = ref start;
                break;
            default:
                _stream15 = ref start;
                break;
        }

        _layout.Add(stream.Length, isOutput);
        return number;
    }

    private static void ThrowTooManyStreams()
        => throw new InvalidOperationException($"A pass has at most {PassLayout.MaxStreams} streams. Split the computation into two passes.");

    private readonly ref T this[int stream]
    {
        get
        {
            switch (stream)
            {
                case 0: return ref _stream0;
                case 1: return ref _stream1;
                case 2: return ref _stream2;
                case 3: return ref _stream3;
                case 4: return ref _stream4;
                case 5: return ref _stream5;
                case 6: return ref _stream6;
                case 7: return ref _stream7;
                case 8: return ref _stream8;
                case 9: return ref _stream9;
                case 10: return ref _stream10;
                case 11: return ref _stream11;
                case 12: return ref _stream12;
                case 13: return ref _stream13;
                case 14: return ref _stream14;
                default: return ref _stream15;
            }
        }
    }
}
#endif
