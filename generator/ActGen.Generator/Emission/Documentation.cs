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
        if (method.Part is { } part)
        {
            writer.Line($"/// <summary>{Escape(part.Summary)}</summary>");
            return;
        }

        PipelineModel pipeline = method.Pipeline;
        string summary = method.Dense is { } dense ? Description(dense, method)
            : pipeline.Halves is { } halves ? $"{Description(pipeline.Stages[0], method.Signature.Element)}; the {(halves.IsGateFirst ? "first" : "second")} half of each row is the gate and the other the value"
            : pipeline.Single is { } only ? Description(only, method.Signature.Element)
            : pipeline.Row is not { } row ? $"{pipeline.Name}, in one pass"
            : pipeline.Stages.Count == 0 ? Description(row, method.Signature.Element)
            : $"{pipeline.Name} of each row";
        writer.Line($"/// <summary>{Escape($"{Quantity(method)}{summary}.")}</summary>");

        string[] paragraphs = [.. Remarks(method).Where(static paragraph => paragraph.Length > 0)];
        if (paragraphs.Length == 0)
        {
            return;
        }

        writer.Line("/// <remarks>");
        bool hasList = pipeline.Single is null && pipeline.Stages.Count > 0;
        if (hasList)
        {
            WriteStages(writer, method);
        }

        foreach (string paragraph in paragraphs)
        {
            WriteParagraph(writer, paragraph, isOneOfSeveral: hasList || paragraphs.Length > 1);
        }

        writer.Line("/// </remarks>");
    }

    /// <summary>The stages of a pipeline, in their order.</summary>
    private static void WriteStages(SourceWriter writer, MethodModel method)
    {
        writer.Line("/// <list type=\"number\">");
        foreach (ActivationModel stage in method.Pipeline.Stages)
        {
            writer.Line($"/// <item><description>{Escape(Description(stage, method.Signature.Element))}</description></item>");
        }

        if (method.Pipeline.Row is { } row)
        {
            writer.Line($"/// <item><description>{Escape(Description(row, method.Signature.Element))}</description></item>");
        }

        writer.Line("/// </list>");
    }

    private static void WriteParagraph(SourceWriter writer, string paragraph, bool isOneOfSeveral)
    {
        if (isOneOfSeveral)
        {
            writer.Line("/// <para>");
        }

        foreach (string line in Wrap(paragraph))
        {
            writer.Line($"/// {Escape(line)}");
        }

        if (isOneOfSeveral)
        {
            writer.Line("/// </para>");
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
            Shape.Dense => "The gradient of ",
            Shape.Backward => $"The gradient from above times the {order} of ",
            Shape.ValueAndDerivative => $"The value and the {order} of ",
            _ => $"The {order} of ",
        };
    }

    /// <summary>Name, formula and parameters of an activation.</summary>
    private static string Description(ActivationModel activation, ElementType element)
    {
        string formula = activation.Function is null ? $": {ActivationCatalog.Find(activation.Name)!.Formula}" : ", the function of this type";
        return $"{activation.Name}{formula}{Bindings(activation.Parameters, element)}";
    }

    /// <summary>Name, formula and parameters of an activation of rows.</summary>
    private static string Description(RowModel row, ElementType element)
        => $"{row.Name} of each row: {RowActivations.Find(row.Name)!.Formula}{Bindings(row.Parameters, element)}";

    /// <summary>The shape of a layer and what is applied to its sums.</summary>
    private static string Description(DenseModel dense, MethodModel method)
    {
        string article = method.Gradient is null ? "A" : "a";
        string activation = method.Pipeline.Single is not { } only ? $", then {method.Pipeline.Name}"
            : only.Name == "linear" ? ""
            : $", then {Description(only, method.Signature.Element)}";
        return $"{article} dense layer from {dense.Inputs.ToString(CultureInfo.InvariantCulture)} inputs to {dense.Units.ToString(CultureInfo.InvariantCulture)} units{activation}";
    }

    private static string Bindings(EquatableArray<BoundParameter> parameters, ElementType element)
    {
        string bindings = string.Join(", ", parameters
            .Where(static parameter => !double.IsInfinity(parameter.Value))
            .Select(parameter => Binding(parameter, element))
            .Where(static binding => binding.Length > 0));
        return bindings.Length > 0 ? $", with {bindings}" : "";
    }

    /// <summary>What a parameter is; nothing where the method has a parameter of that name.</summary>
    private static string Binding(BoundParameter parameter, ElementType element)
    {
        string value = parameter.Argument is { } argument ? ArgumentChecks.Plain(argument) : NumberLiteral.Plain(parameter.Value, element);
        string name = parameter.IsComplement ? $"1 - {parameter.Name}" : parameter.Name;
        return value == parameter.Name ? "" : $"{name} = {value}";
    }

    private static IEnumerable<string> Remarks(MethodModel method)
    {
        PipelineModel pipeline = method.Pipeline;
        if (method.Dense is not null)
        {
            yield return "The order of a sum depends on the shape alone, so it has the same bits in a batch of any size.";
            yield break;
        }

        if (pipeline.Row is { } row)
        {
            yield return RowRemarks(method, row);
        }

        if (pipeline.Single is not { } only)
        {
            if (pipeline.Stages.Count == 0)
            {
                yield break;
            }

            yield return method.Gradient switch
            {
                null => "Every stage rounds as it does by itself, so the result has the bits of the stages applied one after the other.",
                { IsFromOutput: true } => $"Computed from the output of the last stage, '{ArgumentChecks.Plain(method.Signature[ParameterRole.Input])}'.",
                _ => "The stages are computed again on the way back, so nothing has to be kept from the way there.",
            };
        }
        else if (method.Gradient is { } gradient)
        {
            yield return GradientRemarks(method, only, gradient);
        }
        else if (only.Function is { } function)
        {
            yield return function.Value is null ? "Computed one element at a time." : "Read as an expression and vectorised.";
        }
        else if (only.Noise is null)
        {
            ActivationDefinition definition = ActivationCatalog.Find(only.Name)!;
            yield return ValueRemarks(definition[only.Form], new FormulaContext(method.Signature.Element, only.Parameters) { IsFused = method.Tier == Tier.Simd });
        }

        yield return ParameterGradients(method);
        if (pipeline.Random is { } random)
        {
            string step = random.Step is null ? "" : ", the step";
            yield return $"Random numbers depend on the seed{step} and the {Place(pipeline)} alone: they are the same at every register width, in any pieces, and in the gradient.";
        }
    }

    /// <summary>What tells one random number from another.</summary>
    private static string Place(PipelineModel pipeline)
    {
        NoiseShape[] shapes = [.. pipeline.Stages.Select(static stage => stage.Noise?.Shape).OfType<NoiseShape>().Distinct()];
        return (shapes.Length == 1 ? shapes[0] : NoiseShape.PerElement) switch
        {
            NoiseShape.PerRow => "row of the element",
            NoiseShape.PerChannel => "channel of the element",
            _ => "place of the element",
        };
    }

    /// <summary>Where the gradients of parameters go.</summary>
    private static string ParameterGradients(MethodModel method)
        => method.Gradient is not { } gradient ? "" : string.Join(" ", gradient.Parameters.Select(wanted =>
        {
            BoundParameter parameter = method.Pipeline.Stages[wanted.Stage].Parameters.First(candidate => candidate.Name == wanted.Parameter);
            string name = ArgumentChecks.Plain(parameter.Argument!);
            string target = ArgumentChecks.Plain(wanted.Argument);
            return parameter.Source switch
            {
                ParameterSource.PerElement => $"The gradient of {name} is written to '{target}'.",
                ParameterSource.PerChannel => $"The gradient of {name} is summed over the rows, in an order that never changes, and added to '{target}'.",
                _ => $"The gradient of {name} is summed over the elements, in an order that never changes, and added to '{target}'.",
            };
        }));

    private static string RowRemarks(MethodModel method, RowModel row)
        => method.Gradient is { IsFromOutput: true } ? $"Computed from the output of the activation, '{ArgumentChecks.Plain(method.Signature[ParameterRole.Input])}'."
            : method.Gradient is not null ? "The output of the activation is computed first, in the place of the result."
            : row is { ConstantLength: null, LengthArgument: null } && method.Pipeline.Stages.Count == 0 ? "The whole span is one row. What a row becomes depends on its elements alone."
            : "What a row becomes depends on its elements alone.";

    private static string ValueRemarks(FormDefinition form, FormulaContext context)
        => string.Join(" ", new[] { form.Remark(context) ?? "", Accuracy(form.Bound(context)!, context.IsFused) }.Where(static sentence => sentence.Length > 0));

    private static string GradientRemarks(MethodModel method, ActivationModel activation, GradientModel gradient)
        => gradient switch
        {
            { IsFromOutput: true } => $"Computed from the output of the activation, '{ArgumentChecks.Plain(method.Signature[ParameterRole.Input])}'.",
            { Order: 1 } when activation.Function is null && activation.Noise is null
                => $"Error of the derivative at most 4 ULP, or 2^-{(method.Signature.Element == ElementType.Single ? "24" : "53")} where it crosses zero.",
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
