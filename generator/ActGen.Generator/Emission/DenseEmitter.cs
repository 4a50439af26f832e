using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using static ActGen.Generator.Emission.DenseArguments;

namespace ActGen.Generator.Emission;

/// <summary>Dense layers and their gradients: calls of the runtime with the shape as a type and the activation as a kernel.</summary>
internal static class DenseEmitter
{
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
        if (method.Gradient is not null)
        {
            DenseGradientEmitter.WriteBody(writer, method, dense, kernel);
            return;
        }

        using (writer.Braces())
        {
            if (HasOwnNames(method, upstream: ""))
            {
                writer.Line($"{Check(method)};");
            }

            WriteForward(writer, method, dense, kernel);
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
}
