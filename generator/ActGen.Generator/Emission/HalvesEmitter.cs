using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>Gated linear units of rows whose halves are the gate and the value: the kernel of two spans, half row by half row.</summary>
internal static class HalvesEmitter
{
    /// <summary>The kernel of two spans.</summary>
    public static Kernel KernelOf(MethodModel method) => new(method.KernelName, KernelExpressions.Of(OfRow(method, new("gate", "value", "dy", "y", "dValue")), isTraining: true));

    public static void WriteBody(SourceWriter writer, MethodModel method, HalvesModel halves, Kernel kernel)
    {
        if (method.Tier == Tier.Simd)
        {
            writer.ExpressionBody(Call(method, halves, kernel));
            return;
        }

        using (writer.Braces())
        {
            WriteLoop(writer, method, halves, kernel);
        }
    }

    private static string Call(MethodModel method, HalvesModel halves, Kernel kernel)
    {
        SignatureModel signature = method.Signature;
        string length = Length(halves);
        List<string> arguments = [KernelStruct.Creation(kernel), signature[ParameterRole.Input]];
        List<(string Parameter, string Text)> named = [("rowLength", length)];
        if (signature.Find(ParameterRole.Upstream) is { Name: var upstream })
        {
            arguments.Add(upstream);
            named.Add(("dy", upstream));
        }

        string output = signature[ParameterRole.Output];
        named.Add((method.Gradient is null ? "y" : "dx", output));
        arguments.AddRange([length, output, $"isGateFirst: {(halves.IsGateFirst ? "true" : "false")}"]);
        arguments.AddRange(from argument in named
                           let name = argument.Text == length ? LengthName(method, halves) : ArgumentChecks.Plain(argument.Text)
                           where name != argument.Text
                           select $"{argument.Parameter}Name: \"{name}\"");
        return $"global::ActGen.GatedRows.{(method.Gradient is null ? "Map" : "Backward")}<{kernel.Name}, {signature.Element.Keyword()}>({string.Join(", ", arguments)})";
    }

    private static void WriteLoop(SourceWriter writer, MethodModel method, HalvesModel halves, Kernel kernel)
    {
        SignatureModel signature = method.Signature;
        string keyword = signature.Element.Keyword();
        string x = signature[ParameterRole.Input];
        string output = signature[ParameterRole.Output];
        string length = Length(halves);
        var names = new SymbolNames(signature.Parameters.Select(static parameter => ArgumentChecks.Plain(parameter.Name)));
        writer.Lines(Checks(method, halves));

        string half = names.Unique("half");
        string row = names.Unique("row");
        bool isGradient = method.Gradient is not null;
        var spans = new RowSpans(names.Unique("gate"), names.Unique("value"), names.Unique("slope"), names.Unique(isGradient ? "dGate" : "result"), names.Unique("dValue"));
        string first = row;
        string second = $"{row} + {half}";
        (string gate, string value) = halves.IsGateFirst ? (first, second) : (second, first);
        writer.Line($"int {half} = {length} / 2;");
        using (writer.Braces($"for (int {row} = 0; {row} < {x}.Length; {row} += {length})"))
        {
            writer.Line($"global::System.ReadOnlySpan<{keyword}> {spans.Gate} = {x}.Slice({gate}, {half});");
            writer.Line($"global::System.ReadOnlySpan<{keyword}> {spans.Value} = {x}.Slice({value}, {half});");
            if (isGradient)
            {
                writer.Line($"global::System.ReadOnlySpan<{keyword}> {spans.Upstream} = {signature[ParameterRole.Upstream]}.Slice({row} / 2, {half});");
                writer.Line($"global::System.Span<{keyword}> {spans.Result} = {output}.Slice({gate}, {half});");
                writer.Line($"global::System.Span<{keyword}> {spans.ValueGradient} = {output}.Slice({value}, {half});");
            }
            else
            {
                writer.Line($"global::System.Span<{keyword}> {spans.Result} = {output}.Slice({row} / 2, {half});");
            }

            MethodModel ofRow = OfRow(method, spans);
            Kernel named = kernel with { Expressions = KernelExpressions.Of(ofRow, isTraining: true) };
            StagesEmitter.Write(writer, ofRow, [named], new(names, AreSpansChecked: true));
        }
    }

    /// <summary>What a loop checks before it writes: what the runtime checks itself.</summary>
    private static IEnumerable<string> Checks(MethodModel method, HalvesModel halves)
    {
        const string PassChecks = "global::ActGen.PassChecks";
        SignatureModel signature = method.Signature;
        string keyword = signature.Element.Keyword();
        string x = signature[ParameterRole.Input];
        string output = signature[ParameterRole.Output];
        string name = ArgumentChecks.Plain(output);
        yield return $"{PassChecks}.Halves({x}.Length, {Length(halves)}, \"{LengthName(method, halves)}\");";
        if (signature.Find(ParameterRole.Upstream) is { Name: var upstream })
        {
            yield return $"{PassChecks}.Length({x}.Length / 2, {upstream}.Length, \"{ArgumentChecks.Plain(upstream)}\");";
            yield return $"{PassChecks}.Length({x}.Length, {output}.Length, \"{name}\");";
            yield return $"{upstream} = {upstream}.Slice(0, {x}.Length / 2);";
            yield return $"{output} = {output}.Slice(0, {x}.Length);";
            yield return $"{PassChecks}.InPlaceOrDisjoint<{keyword}>({x}, {output}, \"{name}\");";
            yield return $"{PassChecks}.Apart<{keyword}>({upstream}, {output}, \"{name}\");";
        }
        else
        {
            yield return $"{PassChecks}.Length({x}.Length / 2, {output}.Length, \"{name}\");";
            yield return $"{output} = {output}.Slice(0, {x}.Length / 2);";
            yield return $"{PassChecks}.Apart<{keyword}>({x}, {output}, \"{name}\");";
        }
    }

    /// <summary>The method over the halves of one row, as spans of those names.</summary>
    private static MethodModel OfRow(MethodModel method, RowSpans spans)
    {
        ActivationModel stage = method.Pipeline.Stages[0];
        BoundParameter value = stage.Parameters[0];
        bool isGradient = method.Gradient is not null;
        var parameters = new List<ParameterModel> { new("", "", spans.Gate, ParameterRole.Input), new("", "", spans.Value, ParameterRole.Numbers), new("", "", spans.Result, ParameterRole.Output) };
        if (isGradient)
        {
            parameters.Add(new("", "", spans.Upstream, ParameterRole.Upstream));
            parameters.Add(new("", "", spans.ValueGradient, ParameterRole.ParameterGradient));
        }

        BoundParameter[] bound = [new(value.Name, ParameterSource.PerElement, spans.Value, value.Symbol!)];
        ActivationModel[] stages = [stage with { Parameters = bound.ToEquatableArray() }];
        ParameterGradientModel[] gradients = [new(0, value.Name, spans.ValueGradient)];
        return method with
        {
            Signature = method.Signature with { Shape = isGradient ? Shape.Backward : Shape.Span, Parameters = parameters.ToEquatableArray() },
            Pipeline = new(stages.ToEquatableArray()),
            Gradient = isGradient ? new(1, IsFromOutput: false, gradients.ToEquatableArray()) : null,
        };
    }

    private static string Length(HalvesModel halves) => halves.ConstantLength?.ToString(CultureInfo.InvariantCulture) ?? halves.LengthArgument!;

    /// <summary>What is at fault where the rows do not fit: the input, where their length is a constant.</summary>
    private static string LengthName(MethodModel method, HalvesModel halves)
        => ArgumentChecks.Plain(halves.ConstantLength is null ? halves.LengthArgument! : method.Signature[ParameterRole.Input]);

    /// <summary>The spans of one row.</summary>
    /// <param name="Gate">The half that is the gate.</param>
    /// <param name="Value">The half that is the value.</param>
    /// <param name="Upstream">The gradient from above, for a gradient.</param>
    /// <param name="Result">The output, or the gradient of the gate.</param>
    /// <param name="ValueGradient">The gradient of the value, for a gradient.</param>
    private sealed record RowSpans(string Gate, string Value, string Upstream, string Result, string ValueGradient);
}
