using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ActGen.Generator.Model;

/// <summary>Finds the methods that a table lists among all of the compilation.</summary>
internal static class TableEntries
{
    /// <summary>The table with its entries. A method that has none because of an error is not listed.</summary>
    public static TableModel Fill(TableModel table, ImmutableArray<MethodModel> activations, ImmutableArray<MethodModel> gradients)
    {
        MethodModel[] candidates = [.. Select(table.Gradients, gradients)];
        return table with
        {
            Entries = Select(table.Activations, activations)
                .Select(forward => new TableEntryModel(forward, BackwardOf(forward, candidates)))
                .ToEquatableArray(),
        };
    }

    private static IEnumerable<MethodModel> Select(EquatableArray<string> names, ImmutableArray<MethodModel> methods)
        => names.Select(name => methods.FirstOrDefault(method => method.HintName == name)).OfType<MethodModel>();

    /// <summary>The gradient that gives those of most parameters; of two, the one that is computed from the input.</summary>
    private static MethodModel? BackwardOf(MethodModel forward, IEnumerable<MethodModel> gradients)
        => gradients
            .Where(gradient => gradient.Gradient is { Order: 1 } && IsSameFunction(forward, gradient))
            .OrderByDescending(static gradient => gradient.Gradient!.Parameters.Count)
            .ThenBy(static gradient => gradient.Gradient!.IsFromOutput)
            .FirstOrDefault();

    /// <summary>Whether two methods are the same function of the same arguments, whatever they call these.</summary>
    private static bool IsSameFunction(MethodModel left, MethodModel right)
        => left.Signature.Element == right.Signature.Element
            && left.Pipeline.Stages.Select(Anonymous).SequenceEqual(right.Pipeline.Stages.Select(Anonymous))
            && Equals(Anonymous(left.Pipeline.Row), Anonymous(right.Pipeline.Row));

    private static ActivationModel Anonymous(ActivationModel activation)
        => activation with { Parameters = Anonymous(activation.Parameters), Function = null };

    private static RowModel? Anonymous(RowModel? row)
        => row is null ? null : row with { Parameters = Anonymous(row.Parameters), LengthArgument = row.LengthArgument is null ? null : "" };

    private static EquatableArray<BoundParameter> Anonymous(EquatableArray<BoundParameter> parameters)
        => parameters
            .Select(static parameter => parameter.IsConstant ? parameter : new BoundParameter(parameter.Name, parameter.Source, "", "") { IsComplement = parameter.IsComplement })
            .ToEquatableArray();
}
