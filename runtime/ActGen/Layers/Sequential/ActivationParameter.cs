using System.Globalization;

namespace ActGen;

/// <summary>A parameter of an activation and its value.</summary>
public readonly record struct ActivationParameter
{
    /// <summary>Gives a parameter a value.</summary>
    /// <param name="name">The name in the catalogue, such as <c>alpha</c>.</param>
    /// <param name="value">The value.</param>
    public ActivationParameter(string name, double value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>The name in the catalogue, such as <c>alpha</c>.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public double Value { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Value.ToString(CultureInfo.InvariantCulture)}";
}
