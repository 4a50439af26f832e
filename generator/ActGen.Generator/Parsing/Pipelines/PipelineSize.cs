using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Pipelines;

/// <summary>Tells pipelines that fit into one pass from those that do not, or had better not.</summary>
internal static class PipelineSize
{
    /// <summary>The streams of the runtime's <c>Pass</c>; a test compares the two.</summary>
    public const int MostStreams = 16;

    /// <summary>The streams of random numbers of the runtime's <c>Pass</c>; a test compares the two.</summary>
    public const int MostRandomStreams = 4;

    /// <summary>Everything that walks an expression recurses as deep as it nests.</summary>
    private const int MostNesting = 500;

    /// <summary>No fewer stages come near a limit, whose random numbers and parameters have a stream each; most methods have one.</summary>
    public const int FewStages = 3;

    /// <summary>Whether the pipeline of a method fits into one pass; says so where it does not, or where it may be slow.</summary>
    public static bool Check(MethodModel method, Location location, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (method.Pipeline.IsScalarOnly || (method.Pipeline.Stages.Count <= FewStages && method.Signature.Parameters.Count + FewStages <= MostStreams))
        {
            return true;
        }

        int nesting = method.Pipeline.Stages.Sum(stage => new ExprPool().DepthOf(new StageExpressions(stage, method.Signature.Element, uniform: null).Value));
        if (nesting > MostNesting)
        {
            return Refuse($"its operations nest {Number(nesting)} deep, and {Number(MostNesting)} is the most");
        }

        KernelExpressions kernel = KernelExpressions.Of(method, isTraining: true);
        int streams = kernel.Loaded.Count() + kernel.Outputs.Count;
        if (streams > MostStreams)
        {
            return Refuse($"it needs {Number(streams)} streams of elements, and a pass has {Number(MostStreams)}");
        }

        int randomStreams = kernel.Inputs.Count(static input => input.Kind == StreamKind.Uniform);
        if (randomStreams > MostRandomStreams)
        {
            return Refuse($"it needs {Number(randomStreams)} streams of random numbers, and a pass has {Number(MostRandomStreams)}");
        }

        int functions = KernelCost.CountFunctions(kernel);
        if (method.Tier == Tier.Simd && functions > KernelCost.MostFunctions)
        {
            diagnostics.Add(Diagnostic.Create(
                DiagnosticDescriptors.KernelTooLarge, location, method.Signature.Name, Number(functions), Number(KernelCost.MostFunctions)));
        }

        return true;

        bool Refuse(string reason)
        {
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.PipelineTooLong, location, method.Signature.Name, reason));
            return false;
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
