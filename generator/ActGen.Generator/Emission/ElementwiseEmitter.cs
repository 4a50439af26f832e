using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>Writes an element-wise activation: the user's method, and the kernel it hands to the runtime's driver.</summary>
internal static class ElementwiseEmitter
{
    /// <summary>The kernel's parameter: the symbol of the element in every expression.</summary>
    private static readonly string Input = Expr.Input.Symbol;

    public static string Write(MethodModel method)
    {
        ActivationDefinition definition = ActivationCatalog.Find(method.Activation.Name)!;
        var context = new FormulaContext(method.Signature.Element, method.Activation.Parameters);
        Expr body = Simplifier.Simplify(definition[method.Activation.Form].Build(context), method.Signature.Element);

        return SourceFile.Write(method, writer =>
        {
            if (!method.Signature.IsDocumented)
            {
                Documentation.Write(writer, definition, method.Activation, context);
            }

            if (!method.Signature.IsMarkedGenerated)
            {
                writer.Line(SourceFile.GeneratedCodeAttribute);
            }

            WriteMethod(writer, method);
            writer.Line();
            if (method.Signature.IsDocumented)
            {
                Documentation.Write(writer, definition, method.Activation, context);
            }

            writer.Line(SourceFile.GeneratedCodeAttribute);
            if (method.Tier == Tier.Simd)
            {
                WriteKernel(writer, method, body);
            }
            else
            {
                WriteScalarKernel(writer, method, body);
            }
        });
    }

    private static void WriteMethod(SourceWriter writer, MethodModel method)
    {
        SignatureModel signature = method.Signature;
        string parameters = string.Join(", ", signature.Parameters.Select(static p => $"{p.Modifiers}{p.Type} {p.Name}"));
        string heading = $"{signature.Modifiers} {signature.ReturnType} {signature.Name}({parameters})";
        if (method.Tier == Tier.Simd)
        {
            writer.Line(heading);
            using (writer.Indented())
            {
                writer.Line($"=> global::ActGen.Elementwise.Map({string.Join(", ", DriverArguments(method))});");
            }
        }
        else if (signature.Shape == Shape.Scalar)
        {
            writer.Line(heading);
            using (writer.Indented())
            {
                writer.Line($"=> {method.KernelName}({signature[ParameterRole.Input]});");
            }
        }
        else
        {
            using (writer.Braces(heading))
            {
                WriteScalarLoop(writer, method);
            }
        }
    }

    private static string[] DriverArguments(MethodModel method)
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

    private static void WriteScalarLoop(SourceWriter writer, MethodModel method)
    {
        SignatureModel signature = method.Signature;
        string input = signature[ParameterRole.Input];
        string output = signature.Shape == Shape.InPlace ? input : signature[ParameterRole.Output];
        string length = signature.Shape == Shape.Pointer ? signature[ParameterRole.Length] : $"{input}.Length";
        string index = new[] { "i", "index", "position", "element" } // one more than a signature has parameters
            .First(name => signature.Parameters.All(p => p.Name.TrimStart('@') != name));
        if (signature.Shape == Shape.Span)
        {
            writer.Line($"global::ActGen.Elementwise.Validate({input}, {output}, \"{output.TrimStart('@')}\");");
        }

        using (writer.Braces($"for (int {index} = 0; {index} < {length}; {index}++)"))
        {
            writer.Line($"{output}[{index}] = {method.KernelName}({input}[{index}]);");
        }
    }

    private static void WriteKernel(SourceWriter writer, MethodModel method, Expr body)
    {
        ElementType element = method.Signature.Element;
        string keyword = element.Keyword();
        string v = method.RegisterName;
        using (writer.Braces($"private readonly struct {method.KernelName} : global::ActGen.IUnaryKernel<{keyword}>"))
        {
            if (KernelCost.IsLight(body))
            {
                writer.Line("public static bool IsLight => true;");
                writer.Line();
            }

            writer.Line(SourceFile.AggressiveInlining);
            using (writer.Braces($"public {v} Invoke<{v}>({v} {Input}) where {v} : struct, global::ActGen.ISimd<{v}, {keyword}>"))
            {
                ExpressionWriter.WriteBody(writer, new SimdDialect(element, method.RegisterName), body);
            }
        }
    }

    private static void WriteScalarKernel(SourceWriter writer, MethodModel method, Expr body)
    {
        ElementType element = method.Signature.Element;
        writer.Line(SourceFile.AggressiveInlining);
        using (writer.Braces($"private static {element.Keyword()} {method.KernelName}({element.Keyword()} {Input})"))
        {
            ExpressionWriter.WriteBody(writer, new ScalarDialect(element), body);
        }
    }
}
