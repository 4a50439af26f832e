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
                if (Require(parameter.Argument!, range, element) is { } check)
                {
                    yield return check;
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
            string isInRange = $"{offset} >= 0 && {offset} <= global::ActGen.CounterRandom.IndexCount - {method.Signature.LengthText()}";
            yield return $"global::ActGen.ParameterChecks.Require({isInRange}, {offset}, \"a number of at least 0, so that the index of every element is less than 2^50\", \"{Plain(offset)}\");";
        }

        if (method.Pipeline is { Row: { } row, Stages.Count: > 0 })
        {
            foreach (string check in OfRows(method, row))
            {
                yield return check;
            }
        }
    }

    /// <summary>
    /// What the runtime would check of an activation of rows, where stages before it write first: the length of its rows and its
    /// parameters.
    /// </summary>
    private static IEnumerable<string> OfRows(MethodModel method, RowModel row)
    {
        // A row as long as the parameters one a channel is checked with them, and one as long as the span needs no check.
        if (row.ConstantLength is not null || row.LengthArgument is not null)
        {
            string name = row.ConstantLength is null ? row.LengthArgument! : method.Signature[ParameterRole.Input];
            yield return $"global::ActGen.PassChecks.Rows({method.Signature.LengthText()}, {RowEmitter.LengthText(method, row)}, \"{Plain(name)}\");";
        }

        foreach (BoundParameter parameter in row.Parameters.Where(static parameter => parameter.Source == ParameterSource.Scalar))
        {
            ParameterRange range = RowActivations.Find(row.Name)!.Parameters.First(declared => declared.Name == parameter.Name).Range;
            yield return Require(parameter.Argument!, range, method.Signature.Element)!;
        }
    }

    /// <summary>The check that a parameter lies in its range; null where any number does.</summary>
    private static string? Require(string argument, ParameterRange range, ElementType element)
        => Condition(argument, range, element) is { } condition
            ? $"global::ActGen.ParameterChecks.Require({condition}, {argument}, \"{range.Description}\", \"{Plain(argument)}\");"
            : null;

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
