using System;
using System.Globalization;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Parsing;

/// <summary>How values and names appear in messages: in no culture, and never longer than a line.</summary>
internal static class MessageText
{
    public static string Of(double value)
        => double.IsInfinity(value) ? (value > 0 ? "Infinity" : "-Infinity") : NumberLiteral.Plain(value, ElementType.Double);

    /// <summary>The name of the form, or its number where it has none.</summary>
    public static string Of(ActivationForm form)
        => Enum.IsDefined(typeof(ActivationForm), form) ? form.ToString() : ((int)form).ToString(CultureInfo.InvariantCulture);

    /// <summary>Anything can be typed into a string; a message shows its beginning, on one line.</summary>
    public static string Of(string text)
        => SymbolDisplay.FormatLiteral(text.Length <= 60 ? text : text.Substring(0, 60) + "...", quote: false);
}
