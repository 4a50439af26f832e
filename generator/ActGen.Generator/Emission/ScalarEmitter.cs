using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>Everything in the scalar tier: plain C# 9 loops over a static method of one element.</summary>
internal static class ScalarEmitter
{
    /// <summary>The call that computes the one element of a function without spans.</summary>
    public static string Call(MethodModel method, Kernel kernel)
        => $"{kernel.Name}({string.Join(", ", kernel.Expressions.Scalars.Select(static scalar => scalar.Argument).Prepend(method.Signature[ParameterRole.Input]))})";

    public static void WriteBody(SourceWriter writer, MethodModel method, Kernel kernel, BodyContext context)
    {
        var loop = new ScalarLoop(writer, method, kernel.Expressions, Fields(method, kernel).Fields, context);
        if (BurstLoop.Has(method, kernel))
        {
            loop.WriteCall(arguments => BurstLoop.Call(kernel, arguments));
        }
        else
        {
            loop.Write(arguments => $"{kernel.Name}({string.Join(", ", arguments.Inputs.Concat(arguments.Fields).Concat(arguments.Outputs))})");
        }
    }

    /// <summary>The body that calls a function of the author's that cannot be vectorised, for one element after the other.</summary>
    public static void WriteCalls(SourceWriter writer, MethodModel method)
    {
        using SourceWriter.Block body = writer.Braces();
        SignatureModel signature = method.Signature;
        ActivationModel activation = method.Pipeline.Single!;
        string input = signature[ParameterRole.Input];
        if (signature.Shape == Shape.Scalar)
        {
            writer.Line($"return {Call(new Dictionary<string, string>(), input)};");
            return;
        }

        var streams = new List<KernelInput> { new(StreamKind.Elements, "", input) };
        streams.AddRange(activation.Parameters
            .Where(static parameter => parameter.Source == ParameterSource.PerChannel)
            .Select(static parameter => new KernelInput(StreamKind.Channels, parameter.Symbol!, parameter.Argument!)));
        var output = new KernelOutput(StreamKind.Elements, signature.Find(ParameterRole.Output)?.Name ?? input, Expr.Input);
        new ScalarLoop(writer, method, new(streams, [], [output]), [], BodyContext.Of(signature)).Write(arguments => Call(
            streams.Zip(arguments.Inputs, static (stream, text) => (stream.Symbol, text)).Skip(1).ToDictionary(static pair => pair.Symbol, static pair => pair.text),
            arguments.Inputs[0]));

        string Call(IReadOnlyDictionary<string, string> channels, string element)
        {
            IEnumerable<string> parameters = activation.Parameters.Select(parameter => parameter.Source switch
            {
                ParameterSource.Constant => NumberLiteral.Of(parameter.Value, signature.Element),
                ParameterSource.Scalar => parameter.Argument!,
                _ => channels[parameter.Symbol!],
            });
            return $"{activation.Function!.Name}({string.Join(", ", parameters.Prepend(element))})";
        }
    }

    public static void WriteKernel(SourceWriter writer, MethodModel method, Kernel kernel)
    {
        ElementType element = method.Signature.Element;
        string keyword = element.Keyword();
        var dialect = new ScalarDialect(element);
        KernelFields fields = Fields(method, kernel);
        string[] inputs = [.. kernel.Expressions.Loaded.Select(static input => input.Symbol), .. fields.Fields.Select(static field => field.Symbol)];
        IEnumerable<string> parameters = inputs.Select(symbol => $"{keyword} {symbol}");
        string[] outputs = OutputNames(method, fields.Outputs, inputs);
        writer.Line(SourceFile.AggressiveInlining);
        if (fields.Outputs.Count == 1)
        {
            using SourceWriter.Block body = writer.Braces($"private static {keyword} {kernel.Name}({string.Join(", ", parameters)})");
            ExpressionWriter.WriteResult(writer, dialect, fields.Outputs[0].Value);
        }
        else
        {
            using SourceWriter.Block body = writer.Braces($"private static void {kernel.Name}({string.Join(", ", parameters.Concat(outputs.Select(name => $"out {keyword} {name}")))})");
            ExpressionWriter.Write(writer, dialect, outputs, fields.Outputs.Select((output, i) => new Result(output.Value, $"{outputs[i]} = ", ";")));
        }

        if (BurstLoop.Has(method, kernel))
        {
            writer.Line();
            int loaded = inputs.Length - fields.Fields.Count;
            BurstLoop.Write(writer, method, kernel, inputs.Take(loaded).ToArray(), inputs.Skip(loaded).ToArray(), outputs);
        }
    }

    /// <summary>What a loop computes once; a function of one element computes everything in its kernel.</summary>
    private static KernelFields Fields(MethodModel method, Kernel kernel)
        => method.Signature.Shape == Shape.Scalar ? KernelFields.Parameters(kernel.Expressions) : KernelFields.Of(kernel.Expressions);

    /// <summary>What the outputs are called inside the kernel.</summary>
    private static string[] OutputNames(MethodModel method, IReadOnlyList<KernelOutput> outputs, IEnumerable<string> taken)
    {
        var names = new SymbolNames(taken);
        string? derivative = method.Signature.Find(ParameterRole.Derivative)?.Name;
        return
        [
            .. outputs.Select(output => names.Unique(
                output.Parameter is { } parameter ? KernelSymbols.GradientOf(ArgumentChecks.Plain(parameter))
                : output.Argument == derivative ? "derivative"
                : "result")),
        ];
    }
}
