using System.Collections.Generic;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>Stages of single elements: one pass with the kernel they are together.</summary>
internal static class StagesEmitter
{
    /// <summary>The body of a method that is nothing else.</summary>
    public static void WriteBody(SourceWriter writer, MethodModel method, IReadOnlyList<Kernel> kernels)
    {
        string[] checks = [.. ArgumentChecks.Of(method)];
        if (checks.Length == 0 && kernels.Count == 1 && Expression(method, kernels[0]) is { } body)
        {
            writer.ExpressionBody(body);
            return;
        }

        using (writer.Braces())
        {
            writer.Lines(checks);
            Write(writer, method, kernels, BodyContext.Of(method.Signature));
        }
    }

    /// <summary>The pass; one of two where the method has a parameter that decides whether random numbers are drawn.</summary>
    public static void Write(SourceWriter writer, MethodModel method, IReadOnlyList<Kernel> kernels, BodyContext context)
    {
        if (kernels.Count == 1)
        {
            Write(writer, method, kernels[0], context);
            return;
        }

        using (writer.Braces($"if ({method.Pipeline.Random!.Training})"))
        {
            Write(writer, method, kernels[0], context.Nested());
        }

        using (writer.Braces("else"))
        {
            Write(writer, method, kernels[1], context.Nested());
        }
    }

    private static void Write(SourceWriter writer, MethodModel method, Kernel kernel, BodyContext context)
    {
        if (Expression(method, kernel) is { } body)
        {
            writer.Line($"{(method.Signature.ReturnType == "void" ? "" : "return ")}{body};");
        }
        else if (method.Tier == Tier.Scalar)
        {
            ScalarEmitter.WriteBody(writer, method, kernel, context);
        }
        else
        {
            PassEmitter.WriteBody(writer, method, kernel, context);
        }
    }

    /// <summary>The pass as one expression, or null where it takes statements.</summary>
    private static string? Expression(MethodModel method, Kernel kernel)
        => method.Tier == Tier.Simd
            ? kernel.Expressions.IsUnary ? UnaryEmitter.Call(method, kernel) : null
            : method.Signature.Shape == Shape.Scalar ? ScalarEmitter.Call(method, kernel) : null;
}
