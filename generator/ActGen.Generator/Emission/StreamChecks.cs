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

    /// <summary>That a length of rows divides the elements; a piece of a whole may end amid a row, and the channels of a parameter are checked as such.</summary>
    public static IEnumerable<string> OfRows(MethodModel method, KernelExpressions kernel)
    {
        if (method.Pipeline.Random is not { RowLength: { } rowLength, Offset: null }
            || rowLength.EndsWith(".Length", StringComparison.Ordinal)
            || !kernel.Inputs.Any(static input => input.Kind == StreamKind.Uniform && input.Uniform.Noise.Shape != NoiseShape.PerElement))
        {
            return [];
        }

        string culprit = method.Signature.Find(ParameterRole.RowLength)?.Name ?? method.Signature[ParameterRole.Input];
        return [$"{PassChecks}.Rows({method.Signature.LengthText()}, {rowLength}, \"{ArgumentChecks.Plain(culprit)}\");"];
    }

    /// <summary>That the gradient of a parameter is as long as the parameter.</summary>
    public static IEnumerable<string> OfGradients(KernelExpressions kernel)
        => from output in kernel.Outputs
           where output.Kind != StreamKind.Elements
           let expected = output.Kind == StreamKind.Total ? "1" : $"{output.Parameter}.Length"
           select $"{PassChecks}.SameLength({expected}, {output.Argument}.Length, \"{ArgumentChecks.Plain(output.Argument)}\");";

    /// <summary>Everything a pass over spans checks, for a plain loop.</summary>
    public static IEnumerable<string> OfLoop(MethodModel method, KernelExpressions kernel)
    {
        SignatureModel signature = method.Signature;
        string input = signature[ParameterRole.Input];
        if (kernel.IsUnary)
        {
            return signature.Shape == Shape.Span
                ? [$"global::ActGen.Elementwise.Validate({input}, {kernel.Outputs[0].Argument}, \"{ArgumentChecks.Plain(kernel.Outputs[0].Argument)}\");"]
                : [];
        }

        return OfRows(method, kernel).Concat(Lengths(signature, kernel)).Concat(OfGradients(kernel)).Concat(Overlaps(signature, kernel));
    }

    private static IEnumerable<string> Lengths(SignatureModel signature, KernelExpressions kernel)
    {
        IEnumerable<(StreamKind Kind, string Argument)> streams = kernel.Inputs.Select(static input => (input.Kind, input.Argument))
            .Concat(kernel.Outputs.Select(static output => (output.Kind, output.Argument)))
            .Distinct();
        foreach ((StreamKind kind, string argument) in streams)
        {
            if (argument == signature[ParameterRole.Input] || signature.IsPointer(argument) || kind is not (StreamKind.Elements or StreamKind.Channels))
            {
                continue;
            }

            string check = kind == StreamKind.Elements ? "Length" : "Channels";
            yield return $"{PassChecks}.{check}({signature.LengthText()}, {argument}.Length, \"{ArgumentChecks.Plain(argument)}\");";
        }
    }

    private static IEnumerable<string> Overlaps(SignatureModel signature, KernelExpressions kernel)
    {
        string[] reads = [.. kernel.Inputs.Select(static input => input.Argument).Where(argument => argument.Length > 0 && !signature.IsPointer(argument))];
        string[] writes = [.. kernel.Outputs.Select(static output => output.Argument).Where(argument => !signature.IsPointer(argument))];
        string element = signature.Element.Keyword();
        for (int i = 0; i < writes.Length; i++)
        {
            string written = $"{writes[i]}, \"{ArgumentChecks.Plain(writes[i])}\"";
            foreach (string read in reads.Where(read => read != writes[i]))
            {
                yield return $"{PassChecks}.InPlaceOrDisjoint<{element}>({read}, {written});";
            }

            foreach (string earlier in writes.Take(i))
            {
                yield return $"{PassChecks}.Disjoint<{element}>({earlier}, {written});";
            }
        }
    }
}
