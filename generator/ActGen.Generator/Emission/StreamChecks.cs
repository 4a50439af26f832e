using System;
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
        return Lengths(signature, unread.Select(static input => input.Stream))
            .Concat(Overlaps(signature, unread, kernel.Outputs, stream => IsLonger(signature, stream) ? Cut(signature, stream) : stream.Argument));
    }

    /// <summary>
    /// Everything that is checked before a gradient through rows. Its result is the memory it works in, so inputs that are
    /// read when it holds something already lie apart from it.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="there">What is computed on the way there.</param>
    /// <param name="back">What is computed on the way back.</param>
    public static IEnumerable<string> OfRowGradient(MethodModel method, KernelExpressions there, KernelExpressions back)
    {
        SignatureModel signature = method.Signature;
        StreamPlace result = new(StreamKind.Elements, signature[ParameterRole.Output]);
        KernelInput[] inputs = [.. there.Inputs.Concat(back.Inputs).GroupBy(static input => input.Stream).Select(static same => same.First())];
        KernelInput[] late = [.. back.Inputs.Where(input => !input.IsUnread || input.Argument == signature[ParameterRole.Upstream])];
        KernelInput[] early = [.. inputs.Where(input => late.All(other => other.Stream != input.Stream))];
        StreamPlace[] streams = [.. inputs.Select(static input => input.Stream).Concat(back.Outputs.Select(static output => output.Stream)).Distinct()];
        return OfRows(method, there)
            .Concat(Lengths(signature, streams))
            .Concat(OfGradients(back))
            .Concat(Cuts(signature, streams))
            .Concat(Overlaps(signature, late, [.. back.Outputs.Where(output => output.Stream == result)], static stream => stream.Argument, "Apart"))
            .Concat(Overlaps(signature, early, [.. back.Outputs.Where(output => output.Stream == result)], static stream => stream.Argument))
            .Concat(Overlaps(signature, inputs, [.. back.Outputs.Where(output => output.Stream != result)], static stream => stream.Argument))
            .Concat(OutputOverlaps(signature, back.Outputs));
    }

    /// <summary>Everything a pass over spans checks, for a plain loop; spans that are longer than the input are cut before their memory is compared.</summary>
    public static IEnumerable<string> OfLoop(MethodModel method, KernelExpressions kernel)
    {
        SignatureModel signature = method.Signature;
        if (kernel.IsUnary)
        {
            return signature.Shape == Shape.Span
                ? [$"global::ActGen.Elementwise.Validate({signature[ParameterRole.Input]}, {kernel.Outputs[0].Argument}, \"{ArgumentChecks.Plain(kernel.Outputs[0].Argument)}\");"]
                : [];
        }

        StreamPlace[] streams = [.. kernel.Inputs.Select(static input => input.Stream).Concat(kernel.Outputs.Select(static output => output.Stream)).Distinct()];
        return OfRows(method, kernel)
            .Concat(Lengths(signature, streams))
            .Concat(OfGradients(kernel))
            .Concat(Cuts(signature, streams))
            .Concat(Overlaps(signature, kernel.Inputs, kernel.Outputs, static stream => stream.Argument))
            .Concat(OutputOverlaps(signature, kernel.Outputs));
    }

    private static IEnumerable<string> Lengths(SignatureModel signature, IEnumerable<StreamPlace> streams)
        => from stream in streams
           where IsLonger(signature, stream) || stream.Kind == StreamKind.Channels
           let check = stream.Kind == StreamKind.Elements ? "Length" : "Channels"
           select $"{PassChecks}.{check}({signature.LengthText()}, {stream.Argument}.Length, \"{ArgumentChecks.Plain(stream.Argument)}\");";

    private static IEnumerable<string> Cuts(SignatureModel signature, IEnumerable<StreamPlace> streams)
        => streams.Where(stream => IsLonger(signature, stream)).Select(stream => $"{stream.Argument} = {Cut(signature, stream)};");

    private static IEnumerable<string> Overlaps(
        SignatureModel signature, IReadOnlyList<KernelInput> inputs, IReadOnlyList<KernelOutput> outputs, Func<StreamPlace, string> span, string check = "InPlaceOrDisjoint")
        => from output in outputs
           where !signature.IsPointer(output.Argument)
           from input in inputs
           where input.Kind != StreamKind.Uniform && input.Argument != output.Argument && !signature.IsPointer(input.Argument)
           select $"{PassChecks}.{check}<{signature.Element.Keyword()}>({span(input.Stream)}, {span(output.Stream)}, \"{ArgumentChecks.Plain(output.Argument)}\");";

    private static IEnumerable<string> OutputOverlaps(SignatureModel signature, IReadOnlyList<KernelOutput> outputs)
        => from i in Enumerable.Range(0, outputs.Count)
           let written = outputs[i].Argument
           from earlier in outputs.Take(i)
           where !signature.IsPointer(earlier.Argument) && !signature.IsPointer(written)
           select $"{PassChecks}.Disjoint<{signature.Element.Keyword()}>({earlier.Argument}, {written}, \"{ArgumentChecks.Plain(written)}\");";

    /// <summary>Whether a span may be longer than the input: what exceeds it is neither read nor written.</summary>
    private static bool IsLonger(SignatureModel signature, StreamPlace stream)
        => stream.Kind == StreamKind.Elements && stream.Argument != signature[ParameterRole.Input] && !signature.IsPointer(stream.Argument);

    private static string Cut(SignatureModel signature, StreamPlace stream) => $"{stream.Argument}.Slice(0, {signature.LengthText()})";
}
