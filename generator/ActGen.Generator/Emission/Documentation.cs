using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>The XML documentation of generated code: formula, parameters, chosen form, why, and its error bound.</summary>
internal static class Documentation
{
    /// <summary>The room a line of remarks has.</summary>
    private const int LineLength = 116;

    public static void Write(SourceWriter writer, MethodModel method)
    {
        ActivationModel activation = method.Activation;
        ElementType element = method.Signature.Element;
        string parameters = string.Join(", ", activation.Parameters
            .Where(static parameter => !double.IsInfinity(parameter.Value))
            .Select(parameter => $"{parameter.Name} = {NumberLiteral.Plain(parameter.Value, element)}"));
        ActivationDefinition? definition = activation.Function is null ? ActivationCatalog.Find(activation.Name) : null;
        string formula = definition is null ? "" : $": {definition.Formula}";
        string summary = $"{Quantity(method)}{activation.Name}{formula}{(parameters.Length > 0 ? $", with {parameters}" : "")}.";
        writer.Line($"/// <summary>{Escape(summary)}</summary>");

        string remarks = method.Gradient is { } gradient ? GradientRemarks(method, gradient)
            : definition is null ? FunctionRemarks(activation.Function!)
            : ValueRemarks(definition[activation.Form], new FormulaContext(element, activation.Parameters) { IsFused = method.Tier == Tier.Simd });
        if (remarks.Length > 0)
        {
            writer.Line("/// <remarks>");
            foreach (string line in Wrap(remarks))
            {
                writer.Line($"/// {Escape(line)}");
            }

            writer.Line("/// </remarks>");
        }
    }

    private static string Quantity(MethodModel method)
    {
        if (method.Gradient is not { } gradient)
        {
            return "";
        }

        string order = gradient.Order == 1 ? "derivative" : "second derivative";
        return method.Signature.Shape switch
        {
            Shape.Backward => $"The gradient from above times the {order} of ",
            Shape.ValueAndDerivative => $"The value and the {order} of ",
            _ => $"The {order} of ",
        };
    }

    private static string ValueRemarks(FormDefinition form, FormulaContext context)
        => string.Join(" ", new[] { form.Remark(context) ?? "", Accuracy(form.Bound(context)!, context.IsFused) }.Where(static sentence => sentence.Length > 0));

    private static string FunctionRemarks(UserFunctionModel function)
        => function.Value is null ? "Computed one element at a time." : "The function of that name in this type, read as an expression and vectorised.";

    private static string GradientRemarks(MethodModel method, GradientModel gradient)
        => gradient switch
        {
            { IsFromOutput: true } => $"Computed from the output of the activation, '{method.Signature[ParameterRole.Input].TrimStart('@')}'.",
            { Order: 1 } when method.Activation.Function is null => "Error of the derivative at most 4 ULP, or 2^-24 where it crosses zero.",
            _ => "",
        };

    private static string Accuracy(ErrorBound bound, bool isFused)
    {
        string where = bound.Where.Length > 0 ? $" (on {bound.Where})" : "";
        return bound.Largest switch
        {
            0 => "Exact.",
            <= 0.5 => "Rounded once: error at most 0.5 ULP.",
            _ when !isFused => $"Error at most {Figure(bound.Unfused)} ULP.",
            _ when bound.Fused == bound.Unfused => $"Error at most {Figure(bound.Fused)} ULP{where}.",
            _ => $"Error at most {Figure(bound.Fused)} ULP{where}, {Figure(bound.Unfused)} without a fused multiply-add.",
        };
    }

    /// <summary>One decimal, rounded up: a bound must not shrink in print.</summary>
    private static string Figure(double ulp)
        => (System.Math.Ceiling(ulp * 10) / 10).ToString("0.#", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Wrap(string text)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > LineLength)
            {
                yield return line;
                line = "";
            }

            line += line.Length > 0 ? " " + word : word;
        }

        yield return line;
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");
}
