using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>The kernel of the SIMD tier: a struct generic over the register, with run-time parameters as fields.</summary>
internal static class KernelStruct
{
    /// <summary>How the body makes it.</summary>
    public static string Creation(Kernel kernel)
        => kernel.Expressions.Scalars.Count == 0
            ? $"default({kernel.Name})"
            : $"new {kernel.Name}({string.Join(", ", kernel.Expressions.Scalars.Select(static scalar => scalar.Argument))})";

    public static void Write(SourceWriter writer, MethodModel method, Kernel kernel)
    {
        KernelExpressions expressions = kernel.Expressions;
        ElementType element = method.Signature.Element;
        KernelFields fields = KernelFields.Of(expressions);
        string kind = expressions.IsUnary ? "IUnaryKernel" : "IPassKernel";
        using (writer.Braces($"private readonly struct {kernel.Name} : global::ActGen.{kind}<{element.Keyword()}>"))
        {
            WriteFields(writer, kernel, fields.Fields, element);
            if (KernelCost.Weigh(fields.Outputs, element) is { } weight)
            {
                writer.Line($"public static global::ActGen.KernelWeight Weight => global::ActGen.KernelWeight.{weight};");
                writer.Line();
            }

            writer.Line(SourceFile.AggressiveInlining);
            if (expressions.IsUnary)
            {
                WriteUnary(writer, method, expressions, fields);
            }
            else
            {
                WritePass(writer, method, expressions, fields);
            }
        }
    }

    private static void WriteFields(SourceWriter writer, Kernel kernel, IReadOnlyList<KernelField> fields, ElementType element)
    {
        if (fields.Count == 0)
        {
            return;
        }

        string keyword = element.Keyword();
        foreach (KernelField field in fields)
        {
            writer.Line($"private readonly {keyword} _{field.Symbol};");
        }

        writer.Line();
        string parameters = string.Join(", ", kernel.Expressions.Scalars.Select(scalar => $"{keyword} {scalar.Symbol}"));
        using (writer.Braces($"public {kernel.Name}({parameters})"))
        {
            ExpressionWriter.Write(
                writer,
                new ScalarDialect(element),
                kernel.Expressions.Scalars.Select(static scalar => scalar.Symbol),
                fields.Select(static field => new Result(field.Value, $"_{field.Symbol} = ", field.Value.Comment is { } comment ? $"; // {comment}" : ";")));
        }

        writer.Line();
    }

    private static void WriteUnary(SourceWriter writer, MethodModel method, KernelExpressions expressions, KernelFields fields)
    {
        ElementType element = method.Signature.Element;
        string v = method.RegisterName;
        using (writer.Braces($"public {v} Invoke<{v}>({v} {expressions.Inputs[0].Symbol}) where {v} : struct, global::ActGen.ISimd<{v}, {element.Keyword()}>"))
        {
            WriteRegisters(writer, v, fields);
            ExpressionWriter.WriteResult(writer, new SimdDialect(element, v), fields.Outputs[0].Value);
        }
    }

    private static void WritePass(SourceWriter writer, MethodModel method, KernelExpressions expressions, KernelFields fields)
    {
        ElementType element = method.Signature.Element;
        string keyword = element.Keyword();
        string v = method.RegisterName;
        using (writer.Braces($"public void Invoke<{v}>(in global::ActGen.Streams<{keyword}> streams, nuint index) where {v} : struct, global::ActGen.ISimd<{v}, {keyword}>"))
        {
            WriteRegisters(writer, v, fields);
            int stream = 0;
            foreach (KernelInput input in expressions.Loaded)
            {
                writer.Line($"{v} {input.Symbol} = streams.Load<{v}>({stream++}, index);");
            }

            ExpressionWriter.Write(
                writer,
                new SimdDialect(element, v),
                ["streams", "index"],
                fields.Outputs.Select((output, i) => new Result(output.Value, $"streams.Store({stream + i}, index, ", ");")));
        }
    }

    private static void WriteRegisters(SourceWriter writer, string register, KernelFields fields)
    {
        foreach (KernelField field in fields.Fields)
        {
            writer.Line($"{register} {field.Symbol} = {register}.Create(_{field.Symbol});");
        }
    }
}
