using System;
using System.Runtime.InteropServices;

namespace ActGen.Benchmarks.OneDnn;

/// <summary>An operation compiled by oneDNN for a length, and the memory it reads and writes.</summary>
internal sealed unsafe class OneDnnPrimitive : IDisposable
{
    private readonly nint _stream;
    private readonly nint _primitive;
    private readonly nint _x;
    private readonly nint _y;

    public OneDnnPrimitive(nint engine, nint stream, Operation operation, int length, AlignedBuffer x, AlignedBuffer y)
    {
        byte* memory = stackalloc byte[Native.DescriptorSize];
        byte* descriptor = stackalloc byte[Native.DescriptorSize];
        Describe(operation, length, memory, descriptor);

        _stream = stream;
        Native.Check(Native.Choose(out nint choice, descriptor, 0, engine, 0));
        Native.Check(Native.Query(choice, Native.ImplementationName, 0, out nint name));
        Implementation = Marshal.PtrToStringUTF8(name)!;
        Native.Check(Native.CreatePrimitive(out _primitive, choice));
        Native.Check(Native.DestroyChoice(choice));
        Native.Check(Native.CreateMemory(out _x, memory, engine, x.Start));
        Native.Check(Native.CreateMemory(out _y, memory, engine, y.Start));
    }

    /// <summary>What oneDNN calls the code it has chosen.</summary>
    public string Implementation { get; }

    /// <summary>Computes that many times.</summary>
    public void Repeat(int calls)
    {
        Native.Argument* arguments = stackalloc Native.Argument[] { new(Native.Source, _x), new(Native.Destination, _y) };
        for (int i = 0; i < calls; i++)
        {
            Native.Check(Native.Execute(_primitive, _stream, 2, arguments));
        }

        Native.Check(Native.Wait(_stream));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Native.Check(Native.DestroyPrimitive(_primitive));
        Native.Check(Native.DestroyMemory(_x));
        Native.Check(Native.DestroyMemory(_y));
    }

    private static void Describe(Operation operation, int length, byte* memory, byte* descriptor)
    {
        long* dimensions = stackalloc long[2];
        switch (operation)
        {
            case Operation.Elementwise elementwise:
                dimensions[0] = length;
                Native.Check(Native.DescribeMemory(memory, 1, dimensions, Native.Float, Native.Vector));
                Native.Check(Native.DescribeElementwise(
                    descriptor, Native.ForwardInference, elementwise.Algorithm, memory, elementwise.Alpha, elementwise.Beta));
                break;
            case Operation.Softmax softmax:
                dimensions[1] = softmax.RowLength ?? length;
                dimensions[0] = length / dimensions[1];
                Native.Check(Native.DescribeMemory(memory, 2, dimensions, Native.Float, Native.Matrix));
                Native.Check(Native.DescribeSoftmax(descriptor, Native.ForwardInference, memory, axis: 1));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(operation), operation, null);
        }
    }
}
