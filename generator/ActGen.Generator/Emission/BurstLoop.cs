using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>
/// A loop that Burst compiles: a static method over pointers, in a type of its own, because Burst wants its attribute on both and the author's
/// type may have it already.
/// </summary>
/// <remarks>
/// Pointers do not carry [NoAlias]: the output may be the input itself. Burst then compares the pointers once a call, and takes vectors where the
/// spans are apart. A loop in place has one pointer for both, and needs no comparison.
/// </remarks>
internal static class BurstLoop
{
    // Strict, or NaN, infinities and the bounds of errors would be lost.
    private const string Attribute = "[global::Unity.Burst.BurstCompile(FloatMode = global::Unity.Burst.FloatMode.Strict)]";

    /// <summary>Whether a kernel gets such a loop: Burst sees neither spans nor objects, so all it reads and writes are elements and numbers.</summary>
    public static bool Has(MethodModel method, Kernel kernel)
        => method is { Loops: LoopStyle.Burst, Signature.Shape: not Shape.Scalar }
            && kernel.Expressions.Loaded.All(static input => input.Kind == StreamKind.Elements)
            && kernel.Expressions.Outputs.All(static output => output.Kind == StreamKind.Elements);

    /// <summary>The call of the loop.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="arguments">Pointers to the inputs and to those outputs that are not inputs, what is the same for all elements, and the length.</param>
    public static string Call(Kernel kernel, IEnumerable<string> arguments) => $"{TypeOf(kernel)}.Run({string.Join(", ", arguments)});";

    /// <summary>Writes the type with the loop.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="method">The method.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="inputs">The names of the inputs of the kernel.</param>
    /// <param name="fields">The names of what is the same for all elements.</param>
    /// <param name="outputs">The names of its outputs.</param>
    public static void Write(
        SourceWriter writer, MethodModel method, Kernel kernel, IReadOnlyList<string> inputs, IReadOnlyList<string> fields, IReadOnlyList<string> outputs)
    {
        string keyword = method.Signature.Element.Keyword();
        outputs = PointersTo(kernel.Expressions, inputs, outputs);
        var names = new SymbolNames(inputs.Concat(fields).Concat(outputs));
        string length = names.Unique("length"), index = names.Unique("i");
        string[] parameters =
        [
            .. inputs.Concat(outputs).Distinct().Select(name => $"{keyword}* {name}"),
            .. fields.Select(name => $"{keyword} {name}"),
            $"int {length}",
        ];
        IEnumerable<string> arguments = inputs.Select(name => $"{name}[{index}]").Concat(fields);

        writer.Line(SourceFile.GeneratedCodeAttribute);
        writer.Line(Attribute);
        using SourceWriter.Block type = writer.Braces($"internal static unsafe class {TypeOf(kernel)}");
        writer.Line(Attribute);
        writer.List("internal static void Run(", parameters, ")");
        using SourceWriter.Block body = writer.Braces();
        using SourceWriter.Block loop = writer.Braces($"for (int {index} = 0; {index} < {length}; {index}++)");
        writer.Line(outputs.Count == 1
            ? $"{outputs[0]}[{index}] = {kernel.Name}({string.Join(", ", arguments)});"
            : $"{kernel.Name}({string.Join(", ", arguments.Concat(outputs.Select(name => $"out {name}[{index}]")))});");
    }

    /// <summary>The pointers that the outputs are written through: in place, those of the inputs.</summary>
    private static string[] PointersTo(KernelExpressions kernel, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs)
    {
        Dictionary<string, string> pointers = kernel.Loaded.Zip(inputs, static (input, name) => (input.Argument, name)).ToDictionary(static pair => pair.Argument, static pair => pair.name);
        return [.. kernel.Outputs.Zip(outputs, (output, name) => pointers.TryGetValue(output.Argument, out string? pointer) ? pointer : name)];
    }

    private static string TypeOf(Kernel kernel) => kernel.Name + MethodModel.LoopSuffix;
}
