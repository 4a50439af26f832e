using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>Functions of several streams, in the SIMD tier: one pass over memory with a kernel that loads and stores them.</summary>
internal static class PassEmitter
{
    public static void WriteBody(SourceWriter writer, MethodModel method, KernelExpressions kernel)
    {
        SignatureModel signature = method.Signature;
        string pass = signature.Parameters.Any(static p => p.Name == "pass") ? "onePass" : "pass";
        using (writer.Braces())
        {
            writer.Line($"var {pass} = new global::ActGen.Pass<{signature.Element.Keyword()}>({signature[ParameterRole.Input]}.Length);");
            foreach (KernelInput input in kernel.Inputs)
            {
                writer.Line($"{pass}.Read({signature[input.Role]});");
            }

            foreach (KernelOutput output in kernel.Outputs)
            {
                writer.Line($"{pass}.Write({signature[output.Role]});");
            }

            writer.Line($"{pass}.Run(default({method.KernelName}));");
        }
    }

    public static void WriteKernel(SourceWriter writer, MethodModel method, KernelExpressions kernel)
    {
        ElementType element = method.Signature.Element;
        string keyword = element.Keyword();
        string v = method.RegisterName;
        using (writer.Braces($"private readonly struct {method.KernelName} : global::ActGen.IPassKernel<{keyword}>"))
        {
            if (kernel.Outputs.All(static output => KernelCost.IsLight(output.Value)))
            {
                writer.Line("public static bool IsLight => true;");
                writer.Line();
            }

            writer.Line(SourceFile.AggressiveInlining);
            using (writer.Braces($"public void Invoke<{v}>(in global::ActGen.Streams<{keyword}> streams, nuint index) where {v} : struct, global::ActGen.ISimd<{v}, {keyword}>"))
            {
                for (int stream = 0; stream < kernel.Inputs.Count; stream++)
                {
                    writer.Line($"{v} {kernel.Inputs[stream].Symbol} = streams.Load<{v}>({stream}, index);");
                }

                ExpressionWriter.Write(
                    writer,
                    new SimdDialect(element, v),
                    ["streams", "index"],
                    kernel.Outputs.Select((output, i) => new Result(output.Value, $"streams.Store({kernel.Inputs.Count + i}, index, ", ");")));
            }
        }
    }
}
