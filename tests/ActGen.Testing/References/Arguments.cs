using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Testing.References;

/// <summary>The parameters of an activation with a value for each.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, double> _values;

    public Arguments(ReferenceEntry entry, IEnumerable<KeyValuePair<string, double>> given)
    {
        _values = entry.Defaults.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        foreach ((string name, double value) in given)
        {
            if (!_values.ContainsKey(name))
            {
                throw new ArgumentException($"'{entry.Name}' has no parameter '{name}'; it has [{string.Join(", ", _values.Keys)}].", nameof(given));
            }

            _values[name] = value;
        }
    }

    public double this[string name] => _values[name];

    public IReadOnlyDictionary<string, double> All => _values;
}
