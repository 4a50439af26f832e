using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>Writes the file of one method: its documentation, its body, and the kernels the body hands to the runtime.</summary>
internal static class MethodEmitter
{
    // Only the pointer shape needs an unsafe context, and only its own file opens the types in one.
    public static string Write(MethodModel method)
        => SourceFile.Write(method, writer => WriteMembers(writer, method), isUnsafe: method.Signature.Shape == Shape.Pointer);

    /// <summary>Writes the method and what it needs beside itself.</summary>
    public static void WriteMembers(SourceWriter writer, MethodModel method)
    {
        IReadOnlyList<Kernel> kernels = Kernels(method);
        if (!method.Signature.IsDocumented)
        {
            Documentation.Write(writer, method);
        }

        if (!method.Signature.IsMarkedGenerated)
        {
            Mark(writer, method);
        }

        WriteMethod(writer, method, kernels);
        WriteTypes(writer, method);
        if (method.Part is { SharesKernel: true })
        {
            return;
        }

        bool needsDocumentation = method.Signature.IsDocumented;
        foreach (Kernel kernel in kernels)
        {
            writer.Line();
            if (needsDocumentation)
            {
                Documentation.Write(writer, method);
                needsDocumentation = false;
            }

            Mark(writer, method);
            WriteKernel(writer, method, kernel);
        }
    }

    /// <summary>Marks a member as generated, unless it is a part of a type that is.</summary>
    private static void Mark(SourceWriter writer, MethodModel method)
    {
        if (method.Part is null)
        {
            writer.Line(SourceFile.GeneratedCodeAttribute);
        }
    }

    /// <summary>The types that stand for lengths and for the gradient of rows, unless the method shares those of others.</summary>
    private static void WriteTypes(SourceWriter writer, MethodModel method)
    {
        if (method.Part is not null)
        {
            return;
        }

        if (method.Dense is { } dense)
        {
            writer.Line();
            writer.Line(SourceFile.GeneratedCodeAttribute);
            DenseEmitter.WriteShape(writer, "private", method.ShapeName, dense);
        }

        if (method.Pipeline.Row?.ConstantLength is { } rowLength && method.Tier == Tier.Simd)
        {
            writer.Line();
            writer.Line(SourceFile.GeneratedCodeAttribute);
            RowEmitter.WriteRowLength(writer, method.RowLengthName, rowLength);
        }

        if (method is { Dense: not null, Pipeline.Row: not null, Gradient: not null, Tier: Tier.Simd })
        {
            writer.Line();
            writer.Line(SourceFile.GeneratedCodeAttribute);
            DenseGradientEmitter.WriteRows(writer, method);
        }
    }

    /// <summary>One kernel, or two where the method has a parameter that decides whether random numbers are drawn. A function that is called has none.</summary>
    private static IReadOnlyList<Kernel> Kernels(MethodModel method)
    {
        if (method.Pipeline.Halves is not null)
        {
            return [HalvesEmitter.KernelOf(method)];
        }

        if (method.Pipeline.IsScalarOnly || method.Pipeline.Stages.Count == 0)
        {
            return [];
        }

        if (method is { Dense: not null, Pipeline.Row: not null, Gradient: not null })
        {
            return RowGradientEmitter.Kernels(DenseGradientEmitter.OfRows(method, "z", "dy", "dz"));
        }

        if (method.Dense is not null)
        {
            return DenseEmitter.KernelOf(method) is { } activation ? [activation] : [];
        }

        if (method is { Pipeline.Row: not null, Gradient: not null })
        {
            return RowGradientEmitter.Kernels(method);
        }

        var training = new Kernel(method.KernelName, KernelExpressions.Of(method, isTraining: true));
        return method.InferenceKernelName is { } name
            ? [training, new(name, KernelExpressions.Of(method, isTraining: false))]
            : [training];
    }

    private static void WriteMethod(SourceWriter writer, MethodModel method, IReadOnlyList<Kernel> kernels)
    {
        SignatureModel signature = method.Signature;
        writer.List(
            $"{signature.Modifiers} {signature.ReturnType} {signature.Name}(",
            [.. signature.Parameters.Select(static parameter => $"{parameter.Modifiers}{parameter.Type} {parameter.Name}")],
            ")");

        switch (method)
        {
            case { Dense: { } dense }:
                DenseEmitter.WriteBody(writer, method, dense, kernels.FirstOrDefault());
                break;
            case { Pipeline.Halves: { } halves }:
                HalvesEmitter.WriteBody(writer, method, halves, kernels[0]);
                break;
            case { Pipeline.Row: { } row }:
                RowEmitter.WriteBody(writer, method, row, kernels);
                break;
            case { Pipeline.IsScalarOnly: true }:
                ScalarEmitter.WriteCalls(writer, method);
                break;
            default:
                StagesEmitter.WriteBody(writer, method, kernels);
                break;
        }
    }

    private static void WriteKernel(SourceWriter writer, MethodModel method, Kernel kernel)
    {
        if (method.Tier == Tier.Scalar)
        {
            ScalarEmitter.WriteKernel(writer, method, kernel);
        }
        else
        {
            KernelStruct.Write(writer, method, kernel);
        }
    }
}

/// <summary>A kernel and its name.</summary>
/// <param name="Name">The name of the type or method it becomes.</param>
/// <param name="Expressions">What it computes.</param>
internal sealed record Kernel(string Name, KernelExpressions Expressions);
