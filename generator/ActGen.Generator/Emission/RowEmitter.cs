using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>Activations of rows: calls of the runtime, after a pass over what comes before them.</summary>
internal static class RowEmitter
{
    /// <summary>The one call that is the whole body, or null where it takes more.</summary>
    public static string? Body(MethodModel method, RowModel row)
        => method.Pipeline.Stages.Count > 0 ? null
            : method.Gradient is not { } gradient ? Forward(method, row, Input(method, isWritten: false), Output(method))
            : gradient.IsFromOutput ? Backward(method, row, Input(method, isWritten: false))
            : null;

    /// <summary>The statements that follow the stages of single elements; they have written to the output already.</summary>
    public static void WriteAfterStages(SourceWriter writer, MethodModel method, RowModel row)
        => WriteInPlace(writer, method, row, Whole(method, Output(method)));

    /// <summary>Applies it to rows that are there already.</summary>
    public static void WriteInPlace(SourceWriter writer, MethodModel method, RowModel row, string written)
        => writer.Line($"{Forward(method, row, written, written)};");

    /// <summary>The gradient from the input: the output is computed in the place of the result.</summary>
    public static void WriteBackward(SourceWriter writer, MethodModel method, RowModel row)
    {
        SignatureModel signature = method.Signature;
        string output = signature[ParameterRole.Output];
        string upstream = signature[ParameterRole.Upstream];
        string element = signature.Element.Keyword();
        string name = ArgumentChecks.Plain(output);
        writer.Line($"global::ActGen.PassChecks.Length({signature.LengthText()}, {upstream}.Length, \"{ArgumentChecks.Plain(upstream)}\");");
        writer.Line($"global::ActGen.PassChecks.Disjoint<{element}>({upstream}, {output}, \"{name}\"); // it holds the output of {row.Name} first");
        writer.Line($"{Forward(method, row, Input(method, isWritten: false), output)};");
        writer.Line($"{Backward(method, row, Whole(method, output))};");
    }

    /// <summary>The number of elements of a row as a type, for the just-in-time compiler to see.</summary>
    public static void WriteRowLength(SourceWriter writer, MethodModel method, int length)
    {
        using (writer.Braces($"private readonly struct {method.RowLengthName} : global::ActGen.IRowLength"))
        {
            writer.Line($"public static int Length => {length.ToString(CultureInfo.InvariantCulture)};");
        }
    }

    private static string Forward(MethodModel method, RowModel row, string input, string output)
        => $"global::ActGen.Rows.{Definition(row).Method}({string.Join(", ", new[] { input, RowLength(method, row), output }.Concat(Options(method, row, isBackward: false)))})";

    private static string Backward(MethodModel method, RowModel row, string y)
    {
        IEnumerable<string> arguments = new[] { y, method.Signature[ParameterRole.Upstream], RowLength(method, row), method.Signature[ParameterRole.Output] }
            .Concat(Options(method, row, isBackward: true));
        return $"global::ActGen.Rows.{Definition(row).Method}Backward({string.Join(", ", arguments)})";
    }

    private static IEnumerable<string> Options(MethodModel method, RowModel row, bool isBackward)
    {
        foreach (BoundParameter parameter in row.Parameters)
        {
            if (!parameter.IsConstant || parameter.Value != 1)
            {
                yield return $"{parameter.Name}: {parameter.Argument ?? NumberLiteral.Of(parameter.Value, method.Signature.Element)}";
            }
        }

        if (row.Masked != MaskedRows.NaN && !isBackward)
        {
            yield return $"masked: global::ActGen.MaskedRows.{row.Masked}";
        }
    }

    private static string RowLength(MethodModel method, RowModel row)
        => row.ConstantLength is not null && method.Tier == Tier.Simd ? $"default({method.RowLengthName})" : LengthText(method, row);

    /// <summary>The number of elements of a row: as the attribute or the method gives it, else one a channel, else all.</summary>
    public static string LengthText(MethodModel method, RowModel row)
        => row.ConstantLength?.ToString(CultureInfo.InvariantCulture)
            ?? row.LengthArgument
            ?? method.Pipeline.Stages.SelectMany(static stage => stage.Parameters)
                .Where(static parameter => parameter.Source == ParameterSource.PerChannel)
                .Select(static parameter => $"{parameter.Argument}.Length")
                .FirstOrDefault() ?? method.Signature.LengthText();

    private static string Input(MethodModel method, bool isWritten) => method.Signature.SpanOf(method.Signature[ParameterRole.Input], isWritten);

    private static string Output(MethodModel method)
        => method.Signature.Find(ParameterRole.Output) is { } output ? method.Signature.SpanOf(output.Name, isWritten: true) : Input(method, isWritten: true);

    /// <summary>The part of an output that is written: it may be longer than the input.</summary>
    private static string Whole(MethodModel method, string output)
        => method.Signature.Shape is Shape.InPlace or Shape.Pointer ? output : $"{output}.Slice(0, {method.Signature.LengthText()})";

    private static RowDefinition Definition(RowModel row) => RowActivations.Find(row.Name)!;
}
