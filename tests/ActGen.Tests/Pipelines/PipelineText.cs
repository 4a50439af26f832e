using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace ActGen.Tests.Pipelines;

/// <summary>
/// A pipeline of the tests: stages as in an activation string, each followed by what it takes from the method in brackets, as
/// in <c>bias_add[bias] | dropout(rate: 0.5)[seed]</c>.
/// </summary>
internal sealed partial record PipelineText(string Written)
{
    /// <summary>The stages.</summary>
    public IReadOnlyList<StageText> Stages { get; } =
    [
        .. Written.Split(" | ").Select(static stage => Stage().Match(stage))
            .Select(static match => new StageText(match.Groups[1].Value, [.. match.Groups[2].Value.Split(',', System.StringSplitOptions.TrimEntries | System.StringSplitOptions.RemoveEmptyEntries)])),
    ];

    /// <summary>The activation string.</summary>
    public string Activation => string.Join(" | ", Stages.Select(static stage => stage.Activation));

    /// <summary>The parameters of the fused method, each with what it is given; those of one name are numbered.</summary>
    public IReadOnlyList<Operand> Operands(string type)
    {
        string[] names = [.. Stages.SelectMany(static stage => stage.Operands)];
        var operands = new List<Operand>();
        foreach ((string name, int place) in names.Select(static (name, place) => (name, place)))
        {
            int earlier = names.Take(place).Count(other => other == name);
            bool isNumbered = name != "seed" && names.Count(other => other == name) > 1;
            if (name != "seed" || earlier == 0)
            {
                operands.Add(Operand.Of(type, name, place, earlier) with { Name = isNumbered ? $"{name}{earlier + 1}" : name });
            }
        }

        return operands;
    }

    /// <summary>The parameters of a method for one stage, each given what the fused method is given for it.</summary>
    public IReadOnlyList<Operand> OperandsOf(int stage, string type)
    {
        string[] before = [.. Stages.Take(stage).SelectMany(static earlier => earlier.Operands)];
        return [.. Stages[stage].Operands.Select((name, i) => Operand.Of(type, name, before.Length + i, before.Count(other => other == name)))];
    }

    /// <summary>
    /// A stage by itself. Random stages are numbered, and the number is part of where they draw: those before are put in
    /// front, at a rate that changes nothing.
    /// </summary>
    public string ActivationOf(int stage)
    {
        var text = new StringBuilder();
        foreach (StageText earlier in Stages.Take(Stages[stage].IsRandom ? stage : 0).Where(static earlier => earlier.IsRandom))
        {
            text.Append("dropout(rate: 0) | ");
        }

        return text.Append(Stages[stage].Activation).ToString();
    }

    [GeneratedRegex(@"^([^\[]*)(?:\[(.*)\])?$")]
    private static partial Regex Stage();
}

/// <summary>A stage and the parameters it takes from the method.</summary>
internal sealed record StageText(string Activation, string[] Operands)
{
    public bool IsRandom => Operands.Contains("seed");
}

/// <summary>A parameter of a method, and the expression a test passes for it.</summary>
internal readonly record struct Operand(string Type, string Name, string Value)
{
    /// <param name="type">The element type.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="place">Its place among all, so that no two channels are the same.</param>
    /// <param name="earlier">How many of that name there are before.</param>
    public static Operand Of(string type, string name, int place, int earlier) => name switch
    {
        "seed" => new("ulong", name, name),
        "rate" => new(type, name, $"({type}){(earlier + 1) / 8.0}"),
        "residual" => new($"ReadOnlySpan<{type}>", name, $"residuals.Slice({earlier} * x.Length, x.Length)"),
        _ => new($"ReadOnlySpan<{type}>", name, $"channels.Slice({place} * (channels.Length / 8), channels.Length / 8)"),
    };
}
