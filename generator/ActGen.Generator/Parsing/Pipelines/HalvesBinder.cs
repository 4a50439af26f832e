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

/// <summary>Finds out whether a method takes the gate and the value of a gated linear unit as the halves of rows, and which is which.</summary>
internal static class HalvesBinder
{
    /// <summary>The word of the string that says which half the gate is.</summary>
    public const string Gate = "gate";

    private const string First = "first";

    private const string Second = "second";

    /// <summary>Whether the string may set what that name says of halves.</summary>
    public static bool IsConstant(string name) => Names.Equal(name, Gate);

    /// <summary>Whether a method takes rows of both: it gives the length of a row, and no value.</summary>
    public static bool AreMeant(IReadOnlyList<StageDeclaration> stages, AttributeReader attribute, MethodArguments? method)
        => stages.Count == 1 && stages[0].Definition is { Gate: not null } definition
            && method is not null
            && (attribute.RowLength is not null || method.Find(ParameterRole.RowLength) is not null || method.Expected.Any(IsRowLength))
            && !method.Parameters.Any()
            && method.Expected.All(expected => definition.FindParameter(expected.Name) is null)
            && (method.IsGradient || method.Signature.Shape == Shape.Span);

    /// <summary>The halves, or null where something about them is wrong.</summary>
    public static HalvesModel? Bind(StageDeclaration stage, AttributeReader attribute, MethodArguments method, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        foreach (IParameterSymbol expected in method.Expected)
        {
            if (IsRowLength(expected) && method.Find(ParameterRole.RowLength) is null)
            {
                diagnostics.Add(method.LeftOut(stage.Name, expected));
                return null;
            }
        }

        if (!RowBinder.CheckLength(stage.Name, attribute, method, diagnostics))
        {
            return null;
        }

        if (attribute.RowLength is { } length && length % 2 != 0)
        {
            diagnostics.Add(Diagnostic.Create(
                DiagnosticDescriptors.RowWithoutHalves, attribute.LocationOf("RowLength"), stage.Name, length.ToString(CultureInfo.InvariantCulture)));
            return null;
        }

        return IsGateFirst(stage, attribute, diagnostics) is { } isGateFirst
            ? new(attribute.RowLength, attribute.RowLength is null ? method.Find(ParameterRole.RowLength)!.Value.Escaped : null, isGateFirst)
            : null;
    }

    private static bool IsRowLength(IParameterSymbol parameter) => RandomParameters.RoleOf(parameter.Name) == ParameterRole.RowLength;

    /// <summary>Which half the gate is: that which the string says, else the second, as in glu; null where the string says neither.</summary>
    private static bool? IsGateFirst(StageDeclaration stage, AttributeReader attribute, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (stage.Call.Parameters.FirstOrDefault(static written => IsConstant(written.Name)) is not { Name: not null } word)
        {
            if (stage.Definition!.Gate!.LibrariesDisagree)
            {
                diagnostics.Add(Diagnostic.Create(
                    DiagnosticDescriptors.GateNotSaid, stage.Location, attribute.Properties([stage.Give(Gate, Second), stage.Give(Gate, First)]), stage.Name));
            }

            return false;
        }

        if (Names.Equal(word.Text, First) || Names.Equal(word.Text, Second))
        {
            return Names.Equal(word.Text, First);
        }

        diagnostics.Add(Diagnostic.Create(
            DiagnosticDescriptors.ParameterOutOfRange, stage.LocationOf(word), stage.Name, Gate, MessageText.Of(word.Text), $"use {First} or {Second}"));
        return null;
    }
}
