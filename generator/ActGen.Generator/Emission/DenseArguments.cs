using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>What dense layers pass to the runtime.</summary>
internal static class DenseArguments
{
    /// <summary>What stands for a span that the method does not take.</summary>
    private const string Nothing = "default";

    public static string ShapeOf(MethodModel method) => $"default({method.ShapeName})";

    public static string[] Inputs(MethodModel method) => [method.Signature[ParameterRole.Input], method.Signature[ParameterRole.Kernel]];

    public static string[] Gradients(MethodModel method)
        => [Argument(method, ParameterRole.Output), Argument(method, ParameterRole.KernelGradient), Argument(method, ParameterRole.BiasGradient)];

    public static string Argument(MethodModel method, ParameterRole role) => method.Signature.Find(role)?.Name ?? Nothing;

    /// <summary>The checks with the author's names; they count the samples.</summary>
    public static string Check(MethodModel method)
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

    /// <summary>Whether the author calls the spans something else than the runtime does.</summary>
    /// <param name="method">The method.</param>
    /// <param name="upstream">What the method of the runtime that is called calls the gradient from above.</param>
    public static bool HasOwnNames(MethodModel method, string upstream)
        => method.Signature.Parameters.Any(parameter => ArgumentChecks.Plain(parameter.Name) != parameter.Role switch
        {
            ParameterRole.Input => "x",
            ParameterRole.Kernel => "kernel",
            ParameterRole.Bias => "bias",
            ParameterRole.Upstream => upstream,
            ParameterRole.KernelGradient => "dKernel",
            ParameterRole.BiasGradient => "dBias",
            _ => method.Gradient is null ? "y" : "dx",
        });

    public static SymbolNames Names(MethodModel method) => new(method.Signature.Parameters.Select(static parameter => ArgumentChecks.Plain(parameter.Name)));

    public static string Joined(IEnumerable<string> arguments) => string.Join(", ", arguments);

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
