using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Signatures;

/// <summary>Recognises the signature of a dense layer, or of its gradient: spans, told apart by their names.</summary>
internal static class DenseSignature
{
    private static readonly Dictionary<string, ParameterRole> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kernel"] = ParameterRole.Kernel,
        ["weights"] = ParameterRole.Kernel,
        ["weight"] = ParameterRole.Kernel,
        ["w"] = ParameterRole.Kernel,
        ["bias"] = ParameterRole.Bias,
        ["biases"] = ParameterRole.Bias,
        ["b"] = ParameterRole.Bias,
        ["dy"] = ParameterRole.Upstream,
        ["dx"] = ParameterRole.Output,
        ["dKernel"] = ParameterRole.KernelGradient,
        ["dWeights"] = ParameterRole.KernelGradient,
        ["dWeight"] = ParameterRole.KernelGradient,
        ["dW"] = ParameterRole.KernelGradient,
        ["dBias"] = ParameterRole.BiasGradient,
        ["dBiases"] = ParameterRole.BiasGradient,
        ["dB"] = ParameterRole.BiasGradient,
    };

    /// <summary>The signature, or what is wrong with it.</summary>
    public static SignatureShape? Recognise(IMethodSymbol method, bool isGradient, out string reason)
    {
        var roles = new ParameterRole[method.Parameters.Length];
        ITypeSymbol? element = null;
        reason = "";
        for (int i = 0; i < roles.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            SpanType type = SpanType.Of(parameter.Type);
            bool isWritten = type.Container == Container.Span;
            ParameterRole role = Names.TryGetValue(parameter.Name, out ParameterRole named) ? named
                : isWritten ? ParameterRole.Output
                : ParameterRole.Input;
            if (type.Container is not (Container.Span or Container.ReadOnlySpan))
            {
                reason = $"takes '{parameter.Name}', which is no span";
                return null;
            }

            if (isWritten != role is ParameterRole.Output or ParameterRole.KernelGradient or ParameterRole.BiasGradient)
            {
                reason = isWritten ? $"would write to '{parameter.Name}', which is an input" : $"cannot write to '{parameter.Name}'";
                return null;
            }

            if (Array.IndexOf(roles, role, 0, i) is >= 0 and var first)
            {
                reason = $"has two parameters for {Describe(role)}, '{method.Parameters[first].Name}' and '{parameter.Name}'";
                return null;
            }

            element ??= type.Element;
            if (!SymbolEqualityComparer.Default.Equals(element, type.Element))
            {
                reason = "mixes element types";
                return null;
            }

            roles[i] = role;
        }

        ParameterRole[] needed = isGradient ? [ParameterRole.Input, ParameterRole.Kernel, ParameterRole.Upstream] : [ParameterRole.Input, ParameterRole.Kernel, ParameterRole.Output];
        ParameterRole[] missing = [.. needed.Except(roles)];
        ParameterRole[] foreign = isGradient ? [] : [.. roles.Intersect([ParameterRole.Upstream, ParameterRole.KernelGradient, ParameterRole.BiasGradient])];
        bool givesNothing = isGradient && !roles.Intersect([ParameterRole.Output, ParameterRole.KernelGradient, ParameterRole.BiasGradient]).Any();
        reason = !method.ReturnsVoid ? "returns something"
            : missing.Length > 0 ? $"has no parameter for {Describe(missing[0])}"
            : foreign.Length > 0 ? $"has a parameter for {Describe(foreign[0])}, which only a gradient has"
            : givesNothing ? "asks for no gradient"
            : "";
        return reason.Length == 0 ? new(Shape.Dense, element!, roles) : null;
    }

    private static string Describe(ParameterRole role) => role switch
    {
        ParameterRole.Kernel => "the weights ('kernel')",
        ParameterRole.Bias => "the biases ('bias')",
        ParameterRole.Upstream => "the gradient from above ('dy')",
        ParameterRole.Output => "the output",
        ParameterRole.KernelGradient => "the gradient of the weights ('dKernel')",
        ParameterRole.BiasGradient => "the gradient of the biases ('dBias')",
        _ => "the input",
    };
}
