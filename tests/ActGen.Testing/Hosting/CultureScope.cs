using System;
using System.Collections.Generic;
using System.Globalization;

namespace ActGen.Testing.Hosting;

/// <summary>Runs a block under another culture: <c>using (new CultureScope("de-DE"))</c>.</summary>
public readonly struct CultureScope : IDisposable
{
    /// <summary>The invariant culture but for its minus sign, U+2212, which is what Swedish and others use.</summary>
    public const string MathematicalMinus = "mathematical minus";

    private readonly CultureInfo _culture;
    private readonly CultureInfo _uiCulture;

    /// <summary>Switches this thread to <paramref name="name"/>.</summary>
    /// <param name="name">A culture's name, or <see cref="MathematicalMinus"/>.</param>
    /// <exception cref="CultureNotFoundException">The machine does not know the culture.</exception>
    public CultureScope(string name)
    {
        _culture = CultureInfo.CurrentCulture;
        _uiCulture = CultureInfo.CurrentUICulture;

        CultureInfo culture = name == MathematicalMinus
            ? new CultureInfo("") { NumberFormat = { NegativeSign = "\u2212" } }
            : CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
    }

    /// <summary>The cultures that break careless formatting: a decimal comma, a dotless i, another minus sign.</summary>
    public static IReadOnlyList<string> Hostile { get; } = ["de-DE", "tr-TR", MathematicalMinus];

    /// <inheritdoc/>
    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
    }
}
