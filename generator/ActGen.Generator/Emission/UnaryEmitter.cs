using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>Functions of one element, in the SIMD tier: a call of the runtime's driver.</summary>
internal static class UnaryEmitter
{
    /// <summary>The call that hands the kernel to the driver.</summary>
    public static string Call(MethodModel method, Kernel kernel) => $"global::ActGen.Elementwise.Map({string.Join(", ", Arguments(method, kernel))})";

    private static string[] Arguments(MethodModel method, Kernel kernel)
    {
        SignatureModel signature = method.Signature;
        string created = KernelStruct.Creation(kernel);
        string input = signature[ParameterRole.Input];
        return signature.Shape switch
        {
            Shape.Span => [created, input, signature[ParameterRole.Output]],
            Shape.Pointer =>
            [
                created,
                signature.SpanOf(input, isWritten: false),
                signature.SpanOf(signature[ParameterRole.Output], isWritten: true),
                $"\"{ArgumentChecks.Plain(signature[ParameterRole.Output])}\"",
            ],
            _ => [created, input],
        };
    }
}
