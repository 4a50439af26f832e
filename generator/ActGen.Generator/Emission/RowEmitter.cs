using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>Activations of rows: calls of the runtime, after a pass over what comes before them.</summary>
internal static class RowEmitter
{
    public static void WriteBody(SourceWriter writer, MethodModel method, RowModel row, IReadOnlyList<Kernel> kernels)
    {
        switch (method)
        {
            case { Pipeline.Stages.Count: > 0, Gradient: not null }:
                RowGradientEmitter.WriteBody(writer, method, row);
                break;
            case { Pipeline.Stages.Count: > 0 }:
                WriteAfterStages(writer, method, row, kernels);
                break;
            case { Gradient: null }:
                writer.ExpressionBody(Forward(method, row, Input(method, isWritten: false), Output(method), ForwardNames(method, row)));
                break;
            case { Gradient.IsFromOutput: true }:
                writer.ExpressionBody(Backward(method, row, Input(method, isWritten: false), BackwardNames(method, row)));
                break;
            default:
                WriteBackward(writer, method, row);
                break;
        }
    }

    /// <summary>Applies it to rows that have been checked.</summary>
    public static void WriteForward(SourceWriter writer, MethodModel method, RowModel row, string input, string output)
        => writer.Line($"{Forward(method, row, input, output, [])};");

    /// <summary>The gradient from rows of its output that have been checked.</summary>
    public static void WriteBackward(SourceWriter writer, MethodModel method, RowModel row, string y)
        => writer.Line($"{Backward(method, row, y, [])};");

    /// <summary>The stages of single elements write to the output, and its rows are worked on in place. What is checked is checked before.</summary>
    private static void WriteAfterStages(SourceWriter writer, MethodModel method, RowModel row, IReadOnlyList<Kernel> kernels)
    {
        using (writer.Braces())
        {
            writer.Lines(ArgumentChecks.Of(method));
            StagesEmitter.Write(writer, method, kernels, BodyContext.Of(method.Signature));
            string written = Whole(method, Output(method));
            WriteForward(writer, method, row, written, written);
        }
    }

    /// <summary>The gradient from the input: the output is computed in the place of the result.</summary>
    private static void WriteBackward(SourceWriter writer, MethodModel method, RowModel row)
    {
        using SourceWriter.Block body = writer.Braces();
        SignatureModel signature = method.Signature;
        string output = signature[ParameterRole.Output];
        string upstream = signature[ParameterRole.Upstream];
        string element = signature.Element.Keyword();
        string name = ArgumentChecks.Plain(output);
        writer.Line($"global::ActGen.PassChecks.Length({signature.LengthText()}, {upstream}.Length, \"{ArgumentChecks.Plain(upstream)}\");");
        writer.Line($"global::ActGen.PassChecks.Apart<{element}>({upstream}, {output}, \"{name}\"); // it holds the output of {row.Name} first");
        writer.Line($"{Forward(method, row, Input(method, isWritten: false), output, ForwardNames(method, row))};");
        WriteBackward(writer, method, row, Whole(method, output));
    }

    /// <summary>The number of elements of a row as a type, for the just-in-time compiler to see.</summary>
    public static void WriteRowLength(SourceWriter writer, string name, int length)
    {
        using (writer.Braces($"private readonly struct {name} : global::ActGen.IRowLength"))
        {
            writer.Line($"public static int Length => {length.ToString(CultureInfo.InvariantCulture)};");
        }
    }

    private static string Forward(MethodModel method, RowModel row, string input, string output, IReadOnlyList<string> names)
    {
        IEnumerable<string> arguments = [input, RowLength(method, row), output, .. Options(method, row, isBackward: false), .. names];
        return $"global::ActGen.Rows.{Definition(row).Method}({string.Join(", ", arguments)})";
    }

    private static string Backward(MethodModel method, RowModel row, string y, IReadOnlyList<string> names)
    {
        IEnumerable<string> arguments =
            [y, method.Signature[ParameterRole.Upstream], RowLength(method, row), method.Signature[ParameterRole.Output], .. Options(method, row, isBackward: true), .. names];
        return $"global::ActGen.Rows.{Definition(row).Method}Backward({string.Join(", ", arguments)})";
    }

    private static string[] ForwardNames(MethodModel method, RowModel row)
    {
        Named input = new("x", Input(method, isWritten: false), method.Signature[ParameterRole.Input]);
        Named output = new("y", Output(method), method.Signature.Find(ParameterRole.Output)?.Name ?? input.Name);
        return [.. NameOfLength(method, row, input), .. NamesOf(method, output)];
    }

    private static string[] BackwardNames(MethodModel method, RowModel row)
    {
        string y = method.Signature[ParameterRole.Input];
        string dy = method.Signature[ParameterRole.Upstream];
        string dx = method.Signature[ParameterRole.Output];
        return [.. NameOfLength(method, row, new("y", y, y)), .. NamesOf(method, new("dy", dy, dy), new("dx", dx, dx))];
    }

    /// <summary>Where the length of a row is a constant, what does not divide into rows is the input.</summary>
    private static IEnumerable<string> NameOfLength(MethodModel method, RowModel row, Named input)
        => row.ConstantLength is not null ? NamesOf(method, method.Tier == Tier.Simd ? input : new("rowLength", RowLength(method, row), input.Name))
            : row.LengthArgument is { } argument ? NamesOf(method, new Named("rowLength", argument, argument))
            : [];

    /// <summary>
    /// What exceptions call arguments, where that is not what the compiler tells the runtime: the argument as it is written, or
    /// nothing before C# 10, and then the runtime calls it by its own name.
    /// </summary>
    private static IEnumerable<string> NamesOf(MethodModel method, params Named[] arguments)
        => from argument in arguments
           let name = ArgumentChecks.Plain(argument.Name)
           where method.Part is null // nobody sees what a part calls its arguments
           where name != argument.Text || (method.Tier == Tier.Scalar && name != argument.Parameter)
           select $"{argument.Parameter}Name: \"{name}\"";

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
                .FirstOrDefault()
            ?? $"global::System.Math.Max({method.Signature.LengthText()}, 1)"; // the length of a row is positive, even of no row

    private static string Input(MethodModel method, bool isWritten) => method.Signature.SpanOf(method.Signature[ParameterRole.Input], isWritten);

    private static string Output(MethodModel method)
        => method.Signature.Find(ParameterRole.Output) is { } output ? method.Signature.SpanOf(output.Name, isWritten: true) : Input(method, isWritten: true);

    /// <summary>The part of an output that is written: it may be longer than the input.</summary>
    private static string Whole(MethodModel method, string output)
        => method.Signature.Shape is Shape.InPlace or Shape.Pointer ? output : $"{output}.Slice(0, {method.Signature.LengthText()})";

    private static RowDefinition Definition(RowModel row) => RowActivations.Find(row.Name)!;

    /// <summary>An argument of the runtime.</summary>
    /// <param name="Parameter">What the runtime calls it.</param>
    /// <param name="Text">The argument as it is written.</param>
    /// <param name="Name">What the author calls it.</param>
    private readonly record struct Named(string Parameter, string Text, string Name);
}
