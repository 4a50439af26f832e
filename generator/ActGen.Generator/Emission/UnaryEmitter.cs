using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>Functions of one element, in the SIMD tier: a kernel generic over the register, and a call of the runtime's driver.</summary>
internal static class UnaryEmitter
{
    public static void WriteBody(SourceWriter writer, MethodModel method)
    {
        using (writer.Indented())
        {
            writer.Line($"=> global::ActGen.Elementwise.Map({string.Join(", ", Arguments(method))});");
        }
    }

    public static void WriteKernel(SourceWriter writer, MethodModel method, KernelExpressions kernel)
    {
        ElementType element = method.Signature.Element;
        string keyword = element.Keyword();
        string v = method.RegisterName;
        string input = kernel.Inputs[0].Symbol;
        Expr output = kernel.Outputs[0].Value;
        using (writer.Braces($"private readonly struct {method.KernelName} : global::ActGen.IUnaryKernel<{keyword}>"))
        {
            if (KernelCost.IsLight(output))
            {
                writer.Line("public static bool IsLight => true;");
                writer.Line();
            }

            writer.Line(SourceFile.AggressiveInlining);
            using (writer.Braces($"public {v} Invoke<{v}>({v} {input}) where {v} : struct, global::ActGen.ISimd<{v}, {keyword}>"))
            {
                ExpressionWriter.WriteResult(writer, new SimdDialect(element, v), output);
            }
        }
    }

    private static string[] Arguments(MethodModel method)
    {
        SignatureModel signature = method.Signature;
        string kernel = $"default({method.KernelName})";
        string element = signature.Element.Keyword();
        string input = signature[ParameterRole.Input];
        return signature.Shape switch
        {
            Shape.Span => [kernel, input, signature[ParameterRole.Output]],
            Shape.Pointer =>
            [
                kernel,
                $"new global::System.ReadOnlySpan<{element}>({input}, {signature[ParameterRole.Length]})",
                $"new global::System.Span<{element}>({signature[ParameterRole.Output]}, {signature[ParameterRole.Length]})",
                $"\"{signature[ParameterRole.Output].TrimStart('@')}\"",
            ],
            _ => [kernel, input],
        };
    }
}
