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

    public static void Write(SourceWriter writer, ActivationDefinition definition, ActivationModel activation, FormulaContext context)
    {
        FormDefinition form = definition[activation.Form];
        string parameters = string.Join(", ", activation.Parameters
            .Where(static parameter => !double.IsInfinity(parameter.Value))
            .Select(parameter => $"{parameter.Name} = {NumberLiteral.Plain(parameter.Value, context.Element)}"));

        writer.Line($"/// <summary>{Escape($"{definition.Name}: {definition.Formula}{(parameters.Length > 0 ? $", with {parameters}" : "")}.")}</summary>");
        writer.Line("/// <remarks>");
        string[] sentences = [form.Remark(context) ?? "", Accuracy(form.Bound(context)!)];
        foreach (string line in Wrap(string.Join(" ", sentences.Where(static sentence => sentence.Length > 0))))
        {
            writer.Line($"/// {Escape(line)}");
        }

        writer.Line("/// </remarks>");
    }

    private static string Accuracy(ErrorBound bound)
    {
        string where = bound.Where.Length > 0 ? $" (on {bound.Where})" : "";
        return bound.Largest switch
        {
            0 => "Exact.",
            <= 0.5 => "Rounded once: error at most 0.5 ULP.",
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
