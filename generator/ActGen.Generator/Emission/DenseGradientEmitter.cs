using System.Linq;
using ActGen.Generator.Model;
using static ActGen.Generator.Emission.DenseArguments;

namespace ActGen.Generator.Emission;

/// <summary>Gradients of dense layers. The sums are computed again, and nothing has to be kept from the way there.</summary>
internal static class DenseGradientEmitter
{
    public static void WriteBody(SourceWriter writer, MethodModel method, DenseModel dense, Kernel? kernel)
    {
        using (writer.Braces())
        {
            bool isLinear = kernel is null && method.Pipeline.Row is null;
            if (method.Tier == Tier.Scalar && !isLinear)
            {
                WriteScalar(writer, method, dense, kernel);
                return;
            }

            if (HasOwnNames(method, upstream: isLinear ? "dz" : "dy"))
            {
                writer.Line($"{Check(method)};");
            }

            writer.Line($"global::ActGen.DenseLayer.{Call(method, kernel)};");
        }
    }

    /// <summary>The gradient of rows as a type that the runtime calls for some samples at a time.</summary>
    public static void WriteRows(SourceWriter writer, MethodModel method)
    {
        string keyword = method.Signature.Element.Keyword();
        using (writer.Braces($"private readonly struct {method.RowsName} : global::ActGen.IRowGradient<{keyword}>"))
        using (writer.Braces($"public void Invoke(global::System.ReadOnlySpan<{keyword}> z, global::System.ReadOnlySpan<{keyword}> dy, global::System.Span<{keyword}> dz)"))
        {
            MethodModel rows = OfRows(method, "z", "dy", "dz");
            RowGradientEmitter.Write(writer, rows, rows.Pipeline.Row!, Names(rows));
        }
    }

    /// <summary>The gradient of what is applied to the sums, where that ends in rows, as a method over spans of those names.</summary>
    public static MethodModel OfRows(MethodModel method, string sums, string upstream, string result)
    {
        ParameterModel[] parameters = [new("", "", sums, ParameterRole.Input), new("", "", upstream, ParameterRole.Upstream), new("", "", result, ParameterRole.Output)];
        return method with { Signature = method.Signature with { Shape = Shape.Backward, Parameters = parameters.ToEquatableArray() }, Dense = null };
    }

    private static string Call(MethodModel method, Kernel? kernel)
    {
        string bias = Argument(method, ParameterRole.Bias);
        string upstream = Argument(method, ParameterRole.Upstream);
        return method.Pipeline.Row is not null
            ? $"BackwardThroughRows({Joined([ShapeOf(method), $"default({method.RowsName})", .. Inputs(method), bias, upstream, .. Gradients(method)])})"
            : kernel is not null
                ? $"Backward({Joined([ShapeOf(method), $"default({kernel.Name})", .. Inputs(method), bias, upstream, .. Gradients(method)])})"
                : $"Backward({Joined([ShapeOf(method), .. Inputs(method), upstream, .. Gradients(method)])})";
    }

    /// <summary>Without kernels the sums are computed into memory of their own, and become the gradient with respect to them.</summary>
    private static void WriteScalar(SourceWriter writer, MethodModel method, DenseModel dense, Kernel? kernel)
    {
        SymbolNames names = Names(method);
        string length = names.Unique("length");
        writer.Line($"int {length} = {Check(method)} * {Number(dense.Units)};");

        // What comes before rows needs its input on the way back.
        bool hasSums = method.Pipeline is { Row: not null, Stages.Count: > 0 };
        Rented gradient = Rent(writer, method, names, "dz", length);
        Rented sums = hasSums ? Rent(writer, method, names, "z", length) : gradient;
        writer.Line($"global::ActGen.DenseLayer.Forward({Joined([ShapeOf(method), .. Inputs(method), Argument(method, ParameterRole.Bias), sums.Span])});");
        if (method.Pipeline.Row is { } row)
        {
            RowGradientEmitter.Write(writer, OfRows(method, sums.Span, Argument(method, ParameterRole.Upstream), gradient.Span), row, names);
        }
        else
        {
            string index = names.Unique("i");
            using (writer.Braces($"for (int {index} = 0; {index} < {length}; {index}++)"))
            {
                writer.Line($"{gradient.Span}[{index}] = {Argument(method, ParameterRole.Upstream)}[{index}] * {kernel!.Name}({gradient.Span}[{index}]);");
            }
        }

        writer.Line($"global::ActGen.DenseLayer.Backward({Joined([ShapeOf(method), .. Inputs(method), gradient.Span, .. Gradients(method)])});");
        foreach (Rented memory in new[] { gradient, sums }.Distinct())
        {
            writer.Line($"{Pool(method)}.Return({memory.Array});");
        }
    }

    private static Rented Rent(SourceWriter writer, MethodModel method, SymbolNames names, string stem, string length)
    {
        string keyword = method.Signature.Element.Keyword();
        var memory = new Rented(names.Unique("rented"), names.Unique(stem));
        writer.Line($"{keyword}[] {memory.Array} = {Pool(method)}.Rent({length});");
        writer.Line($"var {memory.Span} = new global::System.Span<{keyword}>({memory.Array}, 0, {length});");
        return memory;
    }

    private static string Pool(MethodModel method) => $"global::System.Buffers.ArrayPool<{method.Signature.Element.Keyword()}>.Shared";

    /// <summary>Memory of the pool.</summary>
    /// <param name="Array">The array that goes back.</param>
    /// <param name="Span">The part of it that is used.</param>
    private readonly record struct Rented(string Array, string Span);
}
