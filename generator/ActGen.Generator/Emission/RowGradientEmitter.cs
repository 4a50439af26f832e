using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>
/// The gradient of stages that end in an activation of rows, from the input: the stages and the rows once more, into the memory
/// of the result; there the rows become the gradient with respect to what the stages gave, and that the gradient of the stages.
/// </summary>
internal static class RowGradientEmitter
{
    /// <summary>The kernels of the stages, there and back.</summary>
    public static IReadOnlyList<Kernel> Kernels(MethodModel method) => [.. KernelsOf(There(method)), .. KernelsBack(method)];

    /// <summary>The body of a method that is nothing else. What is checked is checked before anything is written.</summary>
    public static void WriteBody(SourceWriter writer, MethodModel method, RowModel row)
    {
        using (writer.Braces())
        {
            writer.Lines(ArgumentChecks.Of(method));
            writer.Lines(StreamChecks.OfRowGradient(method, KernelsOf(There(method))[0].Expressions, KernelExpressions.Of(method, isTraining: true)));
            Write(writer, method, row, new(method.Signature.Parameters.Select(static parameter => ArgumentChecks.Plain(parameter.Name))));
        }
    }

    /// <summary>The statements, for spans that are as long as the input.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="method">The method; its result is apart from what is read after the stages.</param>
    /// <param name="row">The activation of rows.</param>
    /// <param name="names">The names that are taken.</param>
    public static void Write(SourceWriter writer, MethodModel method, RowModel row, SymbolNames names)
    {
        string input = method.Signature[ParameterRole.Input];
        string result = method.Signature[ParameterRole.Output];
        if (method.Pipeline.Stages.Count > 0)
        {
            MethodModel there = There(method);
            StagesEmitter.Write(writer, there, KernelsOf(there), new(names, AreSpansChecked: true));
            input = result;
        }

        RowEmitter.WriteForward(writer, method, row, input, result);
        RowEmitter.WriteBackward(writer, method, row, result);
        if (KernelsBack(method) is { Count: > 0 } back)
        {
            StagesEmitter.Write(writer, Back(method), back, new(names, AreSpansChecked: true));
        }
    }

    private static IReadOnlyList<Kernel> KernelsOf(MethodModel pass)
        => pass.Pipeline.Stages.Count == 0 ? []
            : pass.InferenceKernelName is { } name ? [KernelOf(pass, pass.KernelName, isTraining: true), KernelOf(pass, name, isTraining: false)]
            : [KernelOf(pass, pass.KernelName, isTraining: true)];

    private static Kernel KernelOf(MethodModel pass, string name, bool isTraining) => new(name, KernelExpressions.Of(pass, isTraining));

    /// <summary>The kernels of the way back; without what would be copied to where it is, and none where nothing else is left.</summary>
    private static IReadOnlyList<Kernel> KernelsBack(MethodModel method)
    {
        IReadOnlyList<Kernel> kernels = KernelsOf(Back(method));
        string result = method.Signature[ParameterRole.Output];
        bool isCopied = kernels.All(kernel => kernel.Expressions.Outputs.Any(output => output.Argument == result && output.Value.Equals(Expr.Variable(KernelSymbols.Upstream))));
        Kernel[] needed =
        [
            .. isCopied ? kernels.Select(kernel => kernel with { Expressions = kernel.Expressions with { Outputs = [.. kernel.Expressions.Outputs.Where(output => output.Argument != result)] } }) : kernels,
        ];
        return needed.Any(static kernel => kernel.Expressions.Outputs.Count > 0) ? needed : [];
    }

    /// <summary>The stages alone, from the input to the memory of the result.</summary>
    private static MethodModel There(MethodModel method)
    {
        IEnumerable<ParameterModel> parameters = method.Signature.Parameters.Where(static parameter => parameter.Role is not (ParameterRole.Upstream or ParameterRole.ParameterGradient));
        return method with
        {
            Signature = method.Signature with { Shape = Shape.Span, Parameters = parameters.ToEquatableArray() },
            Pipeline = method.Pipeline with { Row = null },
            Gradient = null,
            KernelName = method.StagesKernelNames!.Training,
            InferenceKernelName = method.StagesKernelNames.Inference,
        };
    }

    /// <summary>The gradient of the stages alone, in place.</summary>
    private static MethodModel Back(MethodModel method)
    {
        string result = method.Signature[ParameterRole.Output];
        IEnumerable<ParameterModel> parameters = method.Signature.Parameters
            .Select(parameter => parameter.Role == ParameterRole.Upstream ? parameter with { Name = result } : parameter);
        return method with
        {
            Signature = method.Signature with { Parameters = parameters.ToEquatableArray() },
            Pipeline = method.Pipeline with { Row = null },
        };
    }
}
