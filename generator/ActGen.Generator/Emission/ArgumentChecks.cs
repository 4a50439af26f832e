using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>The checks of arguments that come before anything is written: what the compiler could check of a constant.</summary>
internal static class ArgumentChecks
{
    public static IEnumerable<string> Of(MethodModel method)
    {
        ElementType element = method.Signature.Element;
        foreach (ActivationModel stage in method.Pipeline.Stages)
        {
            if (stage.Function is not null)
            {
                continue;
            }

            ActivationDefinition definition = ActivationCatalog.Find(stage.Name)!;
            foreach (BoundParameter parameter in stage.Parameters.Where(static parameter => parameter.Source == ParameterSource.Scalar))
            {
                ParameterDefinition declared = definition.FindParameter(parameter.Name)!;
                ParameterRange range = parameter.IsComplement ? ParameterRange.Probability : declared.Range;
                if (Condition(parameter.Argument!, range, element) is { } condition)
                {
                    yield return $"global::ActGen.ParameterChecks.Require({condition}, {parameter.Argument}, \"{range.Description}\", \"{Plain(parameter.Argument!)}\");";
                }
            }

            if (definition.Ordered is var (lower, upper))
            {
                BoundParameter first = stage.Parameters.First(parameter => parameter.Name == lower);
                BoundParameter second = stage.Parameters.First(parameter => parameter.Name == upper);
                if (IsNumber(first) && IsNumber(second) && !(first.IsConstant && second.IsConstant))
                {
                    yield return $"global::ActGen.ParameterChecks.Ordered({Text(first, element)}, {Text(second, element)}, \"{Name(first)}\", \"{Name(second)}\");";
                }
            }
        }

        if (method.Signature.Find(ParameterRole.RowLength)?.Name is { } rowLength && method.Pipeline.Random?.RowLength?.Text == rowLength)
        {
            yield return $"global::ActGen.ParameterChecks.Require({rowLength} > 0, {rowLength}, \"a number of at least 1\", \"{Plain(rowLength)}\");";
        }

        if (method.Pipeline.Random?.Offset is { } offset)
        {
            string isInRange = $"{offset} >= 0 && {offset} <= global::ActGen.CounterRandom.MaxIndex - {method.Signature.LengthText()}";
            yield return $"global::ActGen.ParameterChecks.Require({isInRange}, {offset}, \"a number of at least 0, so that the index of every element is less than 2^50\", \"{Plain(offset)}\");";
        }
    }

    /// <summary>An exception names a parameter without the sign that escapes it.</summary>
    public static string Plain(string argument) => argument.TrimStart('@');

    private static bool IsNumber(BoundParameter parameter) => parameter.Source is ParameterSource.Constant or ParameterSource.Scalar;

    private static string Text(BoundParameter parameter, ElementType element) => parameter.Argument ?? NumberLiteral.Of(parameter.Value, element);

    private static string Name(BoundParameter parameter) => Plain(parameter.Argument ?? parameter.Name);

    /// <summary>What holds for a value in the range; null for any finite number, which is not asked for.</summary>
    private static string? Condition(string value, ParameterRange range, ElementType element)
    {
        if (double.IsInfinity(range.Minimum))
        {
            return null;
        }

        double maximum = double.IsInfinity(range.Maximum) ? element.Largest() : range.Maximum;
        string lower = $"{value} {(range.ExcludesMinimum ? ">" : ">=")} {NumberLiteral.Of(range.Minimum, element)}";
        string upper = $"{value} {(range.ExcludesMaximum ? "<" : "<=")} {NumberLiteral.Of(maximum, element)}";
        return range.IncludesZero
            ? $"{value} == {NumberLiteral.Of(0, element)} || ({lower} && {upper})"
            : $"{lower} && {upper}";
    }
}
