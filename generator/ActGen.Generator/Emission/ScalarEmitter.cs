using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>Everything in the scalar tier: plain C# 9 loops over a static method of one element.</summary>
internal static class ScalarEmitter
{
    public static void WriteBody(SourceWriter writer, MethodModel method, KernelExpressions kernel)
        => WriteBody(writer, method.Signature, kernel.Inputs, [.. kernel.Outputs.Select(static output => output.Role)], $"{method.KernelName}(", ")");

    /// <summary>Calls a function of the author's that cannot be vectorised, for one element after the other.</summary>
    public static void WriteCalls(SourceWriter writer, MethodModel method, UserFunctionModel function)
        => WriteBody(
            writer, method.Signature, [new(ParameterRole.Input, "")], [ParameterRole.Output], function.CallPrefix, function.CallSuffix);

    private static void WriteBody(
        SourceWriter writer, SignatureModel signature, IReadOnlyList<KernelInput> inputs, ParameterRole[] outputs, string callPrefix, string callSuffix)
    {
        if (signature.Shape == Shape.Scalar)
        {
            using (writer.Indented())
            {
                writer.Line($"=> {callPrefix}{signature[ParameterRole.Input]}{callSuffix};");
            }

            return;
        }

        using (writer.Braces())
        {
            WriteChecks(writer, signature, inputs, outputs);
            string length = signature.Shape == Shape.Pointer ? signature[ParameterRole.Length] : $"{signature[ParameterRole.Input]}.Length";
            string index = new[] { "i", "index", "position", "element" } // one more than a signature has parameters
                .First(name => signature.Parameters.All(p => p.Name.TrimStart('@') != name));
            using (writer.Braces($"for (int {index} = 0; {index} < {length}; {index}++)"))
            {
                string from = string.Join(", ", inputs.Select(input => $"{signature[input.Role]}[{index}]"));
                string[] to = [.. outputs.Select(output => $"{signature[signature.Shape == Shape.InPlace ? ParameterRole.Input : output]}[{index}]")];
                writer.Line(to.Length == 1
                    ? $"{to[0]} = {callPrefix}{from}{callSuffix};"
                    : $"{callPrefix}{from}, {string.Join(", ", to.Select(static output => $"out {output}"))}{callSuffix};");
            }
        }
    }

    public static void WriteKernel(SourceWriter writer, MethodModel method, KernelExpressions kernel)
    {
        ElementType element = method.Signature.Element;
        string keyword = element.Keyword();
        var dialect = new ScalarDialect(element);
        string inputs = string.Join(", ", kernel.Inputs.Select(input => $"{keyword} {input.Symbol}"));
        writer.Line(SourceFile.AggressiveInlining);
        if (kernel.Outputs.Count == 1)
        {
            using (writer.Braces($"private static {keyword} {method.KernelName}({inputs})"))
            {
                ExpressionWriter.WriteResult(writer, dialect, kernel.Outputs[0].Value);
            }

            return;
        }

        string[] names = [.. kernel.Outputs.Select(static output => output.Role == ParameterRole.Derivative ? "derivative" : "result")];
        using (writer.Braces($"private static void {method.KernelName}({inputs}, {string.Join(", ", names.Select(name => $"out {keyword} {name}"))})"))
        {
            ExpressionWriter.Write(writer, dialect, names, kernel.Outputs.Select((output, i) => new Result(output.Value, $"{names[i]} = ", ";")));
        }
    }

    private static void WriteChecks(
        SourceWriter writer, SignatureModel signature, IReadOnlyList<KernelInput> inputs, ParameterRole[] outputs)
    {
        string input = signature[ParameterRole.Input];
        switch (signature.Shape)
        {
            case Shape.Span:
                string output = signature[ParameterRole.Output];
                writer.Line($"global::ActGen.Elementwise.Validate({input}, {output}, \"{output.TrimStart('@')}\");");
                break;
            case Shape.Backward:
            case Shape.ValueAndDerivative:
                string[] reads = [.. inputs.Select(read => signature[read.Role])];
                string[] writes = [.. outputs.Select(write => signature[write])];
                foreach (string span in reads.Skip(1).Concat(writes))
                {
                    writer.Line($"global::ActGen.PassChecks.Length({input}.Length, {span}.Length, \"{span.TrimStart('@')}\");");
                }

                string element = signature.Element.Keyword();
                for (int i = 0; i < writes.Length; i++)
                {
                    string written = $"{writes[i]}, \"{writes[i].TrimStart('@')}\"";
                    foreach (string read in reads)
                    {
                        writer.Line($"global::ActGen.PassChecks.InPlaceOrDisjoint<{element}>({read}, {written});");
                    }

                    foreach (string earlier in writes.Take(i))
                    {
                        writer.Line($"global::ActGen.PassChecks.Disjoint<{element}>({earlier}, {written});");
                    }
                }

                break;
        }
    }
}
