using System;
using System.Runtime.InteropServices;

namespace ActGen.Benchmarks.OneDnn;

/// <summary>The part of oneDNN's C interface that is used here, as of version 2.6.</summary>
internal static unsafe partial class Native
{
    public const string Library = "libdnnl.so.2";

    public const int Cpu = 1;
    public const int Float = 3;
    public const int ForwardInference = 0x60;
    public const int Vector = 2;
    public const int Matrix = 3;
    public const int Source = 1;
    public const int Destination = 17;
    public const int ImplementationName = 8;

    /// <summary>Enough for any descriptor; the largest has 1,416 bytes.</summary>
    public const int DescriptorSize = 4096;

    [LibraryImport(Library, EntryPoint = "dnnl_version")]
    public static partial LibraryVersion* GetVersion();

    [LibraryImport(Library, EntryPoint = "dnnl_engine_create")]
    public static partial int CreateEngine(out nint engine, int kind, nuint index);

    [LibraryImport(Library, EntryPoint = "dnnl_stream_create")]
    public static partial int CreateStream(out nint stream, nint engine, uint flags);

    [LibraryImport(Library, EntryPoint = "dnnl_stream_wait")]
    public static partial int Wait(nint stream);

    [LibraryImport(Library, EntryPoint = "dnnl_memory_desc_init_by_tag")]
    public static partial int DescribeMemory(byte* descriptor, int rank, long* dimensions, int elementType, int layout);

    [LibraryImport(Library, EntryPoint = "dnnl_memory_create")]
    public static partial int CreateMemory(out nint memory, byte* descriptor, nint engine, float* start);

    [LibraryImport(Library, EntryPoint = "dnnl_memory_destroy")]
    public static partial int DestroyMemory(nint memory);

    [LibraryImport(Library, EntryPoint = "dnnl_eltwise_forward_desc_init")]
    public static partial int DescribeElementwise(
        byte* descriptor, int purpose, Algorithm algorithm, byte* memory, float alpha, float beta);

    [LibraryImport(Library, EntryPoint = "dnnl_softmax_forward_desc_init")]
    public static partial int DescribeSoftmax(byte* descriptor, int purpose, byte* memory, int axis);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_desc_create")]
    public static partial int Choose(out nint choice, byte* descriptor, nint attributes, nint engine, nint hint);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_desc_query")]
    public static partial int Query(nint choice, int what, int index, out nint result);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_desc_destroy")]
    public static partial int DestroyChoice(nint choice);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_create")]
    public static partial int CreatePrimitive(out nint primitive, nint choice);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_execute")]
    public static partial int Execute(nint primitive, nint stream, int count, Argument* arguments);

    [LibraryImport(Library, EntryPoint = "dnnl_primitive_destroy")]
    public static partial int DestroyPrimitive(nint primitive);

    /// <summary>Turns a status other than success into an exception.</summary>
    public static void Check(int status)
    {
        if (status != 0)
        {
            throw new InvalidOperationException($"oneDNN returned status {status}.");
        }
    }

    public readonly record struct Argument(int Role, nint Memory);

    public readonly record struct LibraryVersion(int Major, int Minor, int Patch, nint Hash, uint CpuRuntime, uint GpuRuntime);
}
