using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Signatures;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Pipelines;

/// <summary>Finds the length of the rows of an activation of rows, and what a masked row becomes.</summary>
internal static class RowBinder
{
    public const string Masked = "masked";

    /// <summary>Whether the string may set what that name says of rows.</summary>
    public static bool IsConstant(string name) => Names.Equal(name, Masked);

    /// <summary>The activation of rows, or null where something about it is wrong.</summary>
    public static RowModel? Bind(
        StageDeclaration stage,
        IReadOnlyList<BoundParameter> parameters,
        AttributeReader attribute,
        MethodArguments method,
        ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        foreach (IParameterSymbol expected in method.Expected)
        {
            if (RandomParameters.RoleOf(expected.Name) == ParameterRole.RowLength && method.Find(ParameterRole.RowLength) is null)
            {
                diagnostics.Add(method.LeftOut(stage.Name, expected));
                return null;
            }
        }

        if (!CheckLength(stage.Name, attribute, method, diagnostics))
        {
            return null;
        }

        var masked = MaskedRows.NaN;
        if (stage.Call.Parameters.FirstOrDefault(static written => IsConstant(written.Name)) is { Name: not null } word)
        {
            string[] names = System.Enum.GetNames(typeof(MaskedRows));
            if (names.FirstOrDefault(name => Names.Equal(name, word.Text)) is not { } known)
            {
                diagnostics.Add(Diagnostic.Create(
                    DiagnosticDescriptors.ParameterOutOfRange, stage.LocationOf(word), stage.Name, Masked, MessageText.Of(word.Text), $"use {string.Join(" or ", Names.Words<MaskedRows>())}"));
                return null;
            }

            masked = (MaskedRows)System.Enum.Parse(typeof(MaskedRows), known);
        }

        return new(stage.Name, parameters.ToEquatableArray(), attribute.RowLength, method.Find(ParameterRole.RowLength)?.Escaped, masked);
    }

    /// <summary>Whether a row can be as long as the attribute says, if it does; then a parameter of the method for it has no effect.</summary>
    /// <param name="stage">The stage that works on rows.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="method">The method.</param>
    /// <param name="diagnostics">Where to say what is wrong.</param>
    public static bool CheckLength(string stage, AttributeReader attribute, MethodArguments method, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (attribute.RowLength is not { } constant)
        {
            return true;
        }

        if (constant < 1)
        {
            diagnostics.Add(Diagnostic.Create(
                DiagnosticDescriptors.ParameterOutOfRange,
                attribute.LocationOf("RowLength"),
                stage,
                "RowLength",
                constant.ToString(CultureInfo.InvariantCulture),
                "use a number of at least 1"));
            return false;
        }

        if (method.Find(ParameterRole.RowLength) is { } unused)
        {
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.ParameterIgnored, unused.Location, unused.Name, "the attribute gives a constant"));
        }

        return true;
    }
}
