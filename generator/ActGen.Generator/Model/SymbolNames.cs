using System.Collections.Generic;
using System.Globalization;

namespace ActGen.Generator.Model;

/// <summary>Hands out names that are not taken, numbering those that are.</summary>
internal sealed class SymbolNames
{
    private readonly HashSet<string> _taken;

    public SymbolNames(IEnumerable<string> taken) => _taken = [.. taken];

    public void Add(string name) => _taken.Add(name);

    /// <summary>Gives a name back whose scope has ended.</summary>
    public void Release(string name) => _taken.Remove(name);

    /// <summary>Names for a scope inside, which those after it need not know of.</summary>
    public SymbolNames Nested() => new(_taken);

    public string Unique(string stem)
    {
        string name = stem;
        for (int number = 2; !_taken.Add(name); number++)
        {
            name = stem + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }
}
