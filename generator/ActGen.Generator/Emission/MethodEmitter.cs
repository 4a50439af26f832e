using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>Writes the file of one method: its documentation, its body, and the kernel the body hands to the runtime.</summary>
internal static class MethodEmitter
{
    public static string Write(MethodModel method)
    {
        KernelExpressions? kernel = method.Activation.IsScalarOnly ? null : KernelExpressions.Of(method);
        return SourceFile.Write(method, writer =>
        {
            if (!method.Signature.IsDocumented)
            {
                Documentation.Write(writer, method);
            }

            if (!method.Signature.IsMarkedGenerated)
            {
                writer.Line(SourceFile.GeneratedCodeAttribute);
            }

            WriteBody(writer, method, kernel);
            if (kernel is null)
            {
                return;
            }

            writer.Line();
            if (method.Signature.IsDocumented)
            {
                Documentation.Write(writer, method);
            }

            writer.Line(SourceFile.GeneratedCodeAttribute);
            WriteKernel(writer, method, kernel);
        });
    }

    private static void WriteBody(SourceWriter writer, MethodModel method, KernelExpressions? kernel)
    {
        SignatureModel signature = method.Signature;
        string parameters = string.Join(", ", signature.Parameters.Select(static p => $"{p.Modifiers}{p.Type} {p.Name}"));
        writer.Line($"{signature.Modifiers} {signature.ReturnType} {signature.Name}({parameters})");
        if (kernel is null)
        {
            ScalarEmitter.WriteCalls(writer, method, method.Activation.Function!);
        }
        else if (method.Tier == Tier.Scalar)
        {
            ScalarEmitter.WriteBody(writer, method, kernel);
        }
        else if (IsPass(signature.Shape))
        {
            PassEmitter.WriteBody(writer, method, kernel);
        }
        else
        {
            UnaryEmitter.WriteBody(writer, method);
        }
    }

    private static void WriteKernel(SourceWriter writer, MethodModel method, KernelExpressions kernel)
    {
        if (method.Tier == Tier.Scalar)
        {
            ScalarEmitter.WriteKernel(writer, method, kernel);
        }
        else if (IsPass(method.Signature.Shape))
        {
            PassEmitter.WriteKernel(writer, method, kernel);
        }
        else
        {
            UnaryEmitter.WriteKernel(writer, method, kernel);
        }
    }

    private static bool IsPass(Shape shape) => shape is Shape.Backward or Shape.ValueAndDerivative;
}
