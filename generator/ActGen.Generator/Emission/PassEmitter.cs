using System.Globalization;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>Functions of several streams, in the SIMD tier: one pass over memory with a kernel that loads and stores them.</summary>
internal static class PassEmitter
{
    public static void WriteBody(SourceWriter writer, MethodModel method, Kernel kernel, BodyContext context)
    {
        SignatureModel signature = method.Signature;
        string length = signature.LengthText();
        string pass = context.Names.Unique("pass");
        if (!context.AreSpansChecked)
        {
            writer.Lines(StreamChecks.OfRows(method, kernel.Expressions));
            writer.Lines(StreamChecks.OfGradients(kernel.Expressions));
        }

        // A pass lives no longer than spans that must not leave the method.
        string scoped = signature.Parameters.Any(static parameter => parameter.Modifiers.Length > 0) ? "scoped " : "";
        writer.Line($"{scoped}var {pass} = new global::ActGen.Pass<{signature.Element.Keyword()}>({length});");
        foreach (KernelInput input in kernel.Expressions.Loaded)
        {
            writer.Line($"{pass}.{Read(method, input)};");
        }

        foreach (KernelOutput output in kernel.Expressions.Outputs)
        {
            string declaration = output.Kind switch
            {
                StreamKind.Channels => "SumPerChannel",
                StreamKind.Total => "Sum",
                _ => "Write",
            };
            writer.Line($"{pass}.{declaration}({Span(signature, output.Argument, isWritten: true)});");
        }

        if (!context.AreSpansChecked)
        {
            writer.Lines(StreamChecks.OfUnread(signature, kernel.Expressions));
        }

        writer.Line($"{pass}.Run({KernelStruct.Creation(kernel)});");
    }

    private static string Read(MethodModel method, KernelInput input)
    {
        switch (input.Kind)
        {
            case StreamKind.Elements:
                return $"Read({Span(method.Signature, input.Argument, isWritten: false)})";
            case StreamKind.Channels:
                return $"ReadPerChannel({input.Argument})";
            default:
                RandomModel random = method.Pipeline.Random!;
                string key = RandomText.Key(random, input.Uniform.Noise);
                string stage = input.Uniform.Number > 0 ? $", stage: {input.Uniform.Number.ToString(CultureInfo.InvariantCulture)}" : "";
                string offset = random.Offset is { } place ? $", offset: {place}" : "";
                return input.Uniform.Noise.Shape switch
                {
                    NoiseShape.PerRow => $"ReadUniformPerRow({key}, {random.RowLength!.Text}{stage}{offset})",
                    NoiseShape.PerChannel => $"ReadUniformPerChannel({key}, {random.RowLength!.Text}{stage}{offset})",
                    _ => $"ReadUniform({key}{stage}{offset})",
                };
        }
    }

    /// <summary>A span with the name an exception calls it; that of a parameter is known to the compiler.</summary>
    private static string Span(SignatureModel signature, string argument, bool isWritten)
    {
        string span = signature.SpanOf(argument, isWritten);
        return span == argument ? span : $"{span}, \"{ArgumentChecks.Plain(argument)}\"";
    }
}
