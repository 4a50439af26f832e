using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>Dense layers and their gradients: calls of the runtime with the shape as a type and the activation as a kernel.</summary>
internal static class DenseEmitter
{
    /// <summary>What stands for a span that the method does not take.</summary>
    private const string Nothing = "default";

    /// <summary>
    /// The activation of the sums, or for a gradient its derivative; null where nothing is applied to them.
    /// </summary>
    public static Kernel? KernelOf(MethodModel method)
    {
        // A kernel of one element, whatever spans the layer takes.
        SignatureModel signature = method.Signature;
        ParameterModel[] input = [.. signature.Parameters.Where(static parameter => parameter.Role == ParameterRole.Input)];
        MethodModel unary = method with { Signature = signature with { Shape = Shape.InPlace, Parameters = input.ToEquatableArray() }, Dense = null };
        bool isLinear = KernelExpressions.Of(unary with { Gradient = null }, isTraining: true).Outputs[0].Value.Equals(Expr.Input);
        return isLinear ? null : new(method.KernelName, KernelExpressions.Of(unary, isTraining: true));
    }

    public static void WriteBody(SourceWriter writer, MethodModel method, DenseModel dense, Kernel? kernel)
    {
        using (writer.Braces())
        {
            WriteStatements(writer, method, dense, kernel);
        }
    }

    private static void WriteStatements(SourceWriter writer, MethodModel method, DenseModel dense, Kernel? kernel)
    {
        if (method.Gradient is not null && method.Tier == Tier.Scalar && kernel is not null)
        {
            WriteScalarBackward(writer, method, dense, kernel);
            return;
        }

        if (HasOwnNames(method, kernel))
        {
            writer.Line($"{Check(method)};");
        }

        if (method.Gradient is null)
        {
            WriteForward(writer, method, dense, kernel);
        }
        else
        {
            string[] derivative = kernel is null ? [] : [$"default({kernel.Name})"];
            string[] bias = kernel is null ? [] : [Argument(method, ParameterRole.Bias)];
            writer.Line($"global::ActGen.DenseLayer.Backward({Joined([ShapeOf(method), .. derivative, .. Inputs(method), .. bias, Argument(method, ParameterRole.Upstream), .. Gradients(method)])});");
        }
    }

    /// <summary>The shape of the layer as a type, whose constants the compiler sees.</summary>
    public static void WriteShape(SourceWriter writer, string accessibility, string name, DenseModel dense)
    {
        using (writer.Braces($"{accessibility} readonly struct {name} : global::ActGen.IDenseShape"))
        {
            writer.Line($"public int Inputs => {Number(dense.Inputs)};");
            writer.Line();
            writer.Line($"public int Units => {Number(dense.Units)};");
        }
    }

    private static void WriteForward(SourceWriter writer, MethodModel method, DenseModel dense, Kernel? kernel)
    {
        string y = method.Signature[ParameterRole.Output];
        string bias = Argument(method, ParameterRole.Bias);
        string[] activation = kernel is null || method.Tier == Tier.Scalar ? [] : [$"default({kernel.Name})"];
        writer.Line($"global::ActGen.DenseLayer.Forward({Joined([ShapeOf(method), .. activation, .. Inputs(method), bias, y])});");

        string written = $"{method.Signature[ParameterRole.Input]}.Length / {Number(dense.Inputs)} * {Number(dense.Units)}";
        if (kernel is not null && method.Tier == Tier.Scalar)
        {
            string index = Names(method).Unique("i");
            using (writer.Braces($"for (int {index} = 0; {index} < {written}; {index}++)"))
            {
                writer.Line($"{y}[{index}] = {kernel.Name}({y}[{index}]);");
            }
        }

        if (method.Pipeline.Row is { } row)
        {
            string samples = $"{y}.Slice(0, {written})";
            RowEmitter.WriteForward(writer, method, row, samples, samples);
        }
    }

    /// <summary>Without kernels the sums are computed again into memory of their own, and become the gradient with respect to them.</summary>
    private static void WriteScalarBackward(SourceWriter writer, MethodModel method, DenseModel dense, Kernel kernel)
    {
        string keyword = method.Signature.Element.Keyword();
        SymbolNames names = Names(method);
        string length = names.Unique("length");
        string rented = names.Unique("rented");
        string sums = names.Unique("dz");
        string index = names.Unique("i");
        string upstream = Argument(method, ParameterRole.Upstream);
        writer.Line($"int {length} = {Check(method)} * {Number(dense.Units)};");
        writer.Line($"{keyword}[] {rented} = global::System.Buffers.ArrayPool<{keyword}>.Shared.Rent({length});");
        writer.Line($"var {sums} = new global::System.Span<{keyword}>({rented}, 0, {length});");
        writer.Line($"global::ActGen.DenseLayer.Forward({Joined([ShapeOf(method), .. Inputs(method), Argument(method, ParameterRole.Bias), sums])});");
        using (writer.Braces($"for (int {index} = 0; {index} < {length}; {index}++)"))
        {
            writer.Line($"{sums}[{index}] = {upstream}[{index}] * {kernel.Name}({sums}[{index}]);");
        }

        writer.Line($"global::ActGen.DenseLayer.Backward({Joined([ShapeOf(method), .. Inputs(method), sums, .. Gradients(method)])});");
        writer.Line($"global::System.Buffers.ArrayPool<{keyword}>.Shared.Return({rented});");
    }

    /// <summary>The checks with the author's names; they count the samples.</summary>
    private static string Check(MethodModel method)
    {
        string[] arguments = method.Gradient is null
            ? [.. Inputs(method), Argument(method, ParameterRole.Bias), method.Signature[ParameterRole.Output]]
            : [.. Inputs(method), Argument(method, ParameterRole.Bias), Argument(method, ParameterRole.Upstream), .. Gradients(method)];
        IEnumerable<string> names = arguments.Select(static argument => argument == Nothing ? "null" : $"\"{ArgumentChecks.Plain(argument)}\"");
        string check = method.Gradient is null ? "Forward" : "Backward";

        // An output that is left out says nothing of its type.
        string types = arguments.Contains(Nothing) ? $"<{method.ShapeName}, {method.Signature.Element.Keyword()}>" : "";
        return $"global::ActGen.DenseChecks.{check}{types}({Joined([ShapeOf(method), .. arguments, .. names])})";
    }

    /// <summary>Whether the author calls the spans something else than the method of the runtime that is called.</summary>
    private static bool HasOwnNames(MethodModel method, Kernel? kernel)
        => method.Signature.Parameters.Any(parameter => ArgumentChecks.Plain(parameter.Name) != parameter.Role switch
        {
            ParameterRole.Input => "x",
            ParameterRole.Kernel => "kernel",
            ParameterRole.Bias => "bias",
            ParameterRole.Upstream => kernel is null ? "dz" : "dy",
            ParameterRole.KernelGradient => "dKernel",
            ParameterRole.BiasGradient => "dBias",
            _ => method.Gradient is null ? "y" : "dx",
        });

    private static string[] Inputs(MethodModel method) => [method.Signature[ParameterRole.Input], method.Signature[ParameterRole.Kernel]];

    private static string[] Gradients(MethodModel method)
        => [Argument(method, ParameterRole.Output), Argument(method, ParameterRole.KernelGradient), Argument(method, ParameterRole.BiasGradient)];

    private static string Argument(MethodModel method, ParameterRole role) => method.Signature.Find(role)?.Name ?? Nothing;

    private static string ShapeOf(MethodModel method) => $"default({method.ShapeName})";

    private static SymbolNames Names(MethodModel method) => new(method.Signature.Parameters.Select(static parameter => ArgumentChecks.Plain(parameter.Name)));

    private static string Joined(IEnumerable<string> arguments) => string.Join(", ", arguments);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
