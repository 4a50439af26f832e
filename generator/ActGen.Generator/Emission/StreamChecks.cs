using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>The checks of spans that come before anything is written.</summary>
internal static class StreamChecks
{
    private const string PassChecks = "global::ActGen.PassChecks";

    /// <summary>That a length of rows divides the elements; a piece of a whole may end amid a row.</summary>
    public static IEnumerable<string> OfRows(MethodModel method, KernelExpressions kernel)
    {
        if (method.Pipeline.Random is not { RowLength: { } row } random
            || !kernel.Inputs.Any(static input => input.Kind == StreamKind.Uniform && input.Uniform.Noise.Shape != NoiseShape.PerElement))
        {
            return [];
        }

        string length = method.Signature.LengthText();
        if (row.Channels is { } channels)
        {
            bool isChecked = kernel.Inputs.Any(input => input.Kind == StreamKind.Channels && input.Argument == channels);
            return isChecked ? [] : [$"{PassChecks}.Channels({length}, {row.Text}, \"{ArgumentChecks.Plain(channels)}\");"];
        }

        string culprit = method.Signature.Find(ParameterRole.RowLength)?.Name is { } name && name == row.Text ? name : method.Signature[ParameterRole.Input];
        return random.Offset is null ? [$"{PassChecks}.Rows({length}, {row.Text}, \"{ArgumentChecks.Plain(culprit)}\");"] : [];
    }

    /// <summary>That the gradient of a parameter is as long as the parameter.</summary>
    public static IEnumerable<string> OfGradients(KernelExpressions kernel)
        => from output in kernel.Outputs
           where output.Kind != StreamKind.Elements
           let expected = output.Kind == StreamKind.Total ? "1" : $"{output.Parameter}.Length"
           select $"{PassChecks}.SameLength({expected}, {output.Argument}.Length, \"{ArgumentChecks.Plain(output.Argument)}\");";

    /// <summary>What a pass does not check, of inputs that it does not read.</summary>
    public static IEnumerable<string> OfUnread(SignatureModel signature, KernelExpressions kernel)
    {
        KernelInput[] unread = [.. kernel.Unread];
        return Lengths(signature, unread.Select(static input => (input.Kind, input.Argument))).Concat(Overlaps(signature, unread, kernel.Outputs));
    }

    /// <summary>Everything a pass over spans checks, for a plain loop.</summary>
    public static IEnumerable<string> OfLoop(MethodModel method, KernelExpressions kernel)
    {
        SignatureModel signature = method.Signature;
        if (kernel.IsUnary)
        {
            return signature.Shape == Shape.Span
                ? [$"global::ActGen.Elementwise.Validate({signature[ParameterRole.Input]}, {kernel.Outputs[0].Argument}, \"{ArgumentChecks.Plain(kernel.Outputs[0].Argument)}\");"]
                : [];
        }

        IEnumerable<(StreamKind Kind, string Argument)> streams = kernel.Inputs.Select(static input => (input.Kind, input.Argument))
            .Concat(kernel.Outputs.Select(static output => (output.Kind, output.Argument)))
            .Distinct();
        return OfRows(method, kernel)
            .Concat(Lengths(signature, streams))
            .Concat(OfGradients(kernel))
            .Concat(Overlaps(signature, kernel.Inputs, kernel.Outputs))
            .Concat(OutputOverlaps(signature, kernel.Outputs));
    }

    private static IEnumerable<string> Lengths(SignatureModel signature, IEnumerable<(StreamKind Kind, string Argument)> streams)
        => from stream in streams
           where stream.Argument != signature[ParameterRole.Input] && !signature.IsPointer(stream.Argument) && stream.Kind is StreamKind.Elements or StreamKind.Channels
           let check = stream.Kind == StreamKind.Elements ? "Length" : "Channels"
           select $"{PassChecks}.{check}({signature.LengthText()}, {stream.Argument}.Length, \"{ArgumentChecks.Plain(stream.Argument)}\");";

    private static IEnumerable<string> Overlaps(SignatureModel signature, IReadOnlyList<KernelInput> inputs, IReadOnlyList<KernelOutput> outputs)
        => from output in outputs
           where !signature.IsPointer(output.Argument)
           from input in inputs
           where input.Kind != StreamKind.Uniform && input.Argument != output.Argument && !signature.IsPointer(input.Argument)
           select $"{PassChecks}.InPlaceOrDisjoint<{signature.Element.Keyword()}>({Used(signature, input.Kind, input.Argument)}, "
               + $"{Used(signature, output.Kind, output.Argument)}, \"{ArgumentChecks.Plain(output.Argument)}\");";

    private static IEnumerable<string> OutputOverlaps(SignatureModel signature, IReadOnlyList<KernelOutput> outputs)
        => from i in Enumerable.Range(0, outputs.Count)
           from earlier in outputs.Take(i)
           where !signature.IsPointer(earlier.Argument) && !signature.IsPointer(outputs[i].Argument)
           select $"{PassChecks}.Disjoint<{signature.Element.Keyword()}>({Used(signature, earlier.Kind, earlier.Argument)}, "
               + $"{Used(signature, outputs[i].Kind, outputs[i].Argument)}, \"{ArgumentChecks.Plain(outputs[i].Argument)}\");";

    /// <summary>The part of a span that is read or written: it may be longer than the input.</summary>
    private static string Used(SignatureModel signature, StreamKind kind, string argument)
        => kind != StreamKind.Elements || argument == signature[ParameterRole.Input] ? argument : $"{argument}.Slice(0, {signature.LengthText()})";
}
