using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using ActGen.Testing.Numerics;

namespace ActGen.Testing.References;

/// <summary>One input of a committed vector.</summary>
/// <param name="X">The input, a double.</param>
/// <param name="Value">The exact value, to 64 bits; a result below the normal range is rounded to the nearest double.</param>
/// <param name="Derivative">The derivative to the nearest double, or null at a kink.</param>
public readonly record struct VectorPoint(double X, DoubleDouble Value, double? Derivative);

/// <summary>An activation with values computed in high precision by <c>Data/make_vectors.py</c>.</summary>
public sealed class VectorFile
{
    private static readonly Lazy<IReadOnlyDictionary<string, VectorFile>> s_all = new(static () =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Data", "vectors"), "*.txt")
            .Select(Read)
            .ToDictionary(file => file.Name));

    private VectorFile(string name, string activation, IReadOnlyDictionary<string, double> parameters, IReadOnlyList<VectorPoint> points)
    {
        Name = name;
        Activation = activation;
        Parameters = parameters;
        Points = points;
    }

    /// <summary>The names of all vectors: an activation, or an activation and a variant of its parameters (<c>silu-1.3</c>).</summary>
    public static IReadOnlyList<string> Names => [.. s_all.Value.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The vector's name.</summary>
    public string Name { get; }

    /// <summary>The canonical name of the activation.</summary>
    public string Activation { get; }

    /// <summary>The parameters, exactly; those left out are at the default of the TensorFlow convention.</summary>
    public IReadOnlyDictionary<string, double> Parameters { get; }

    /// <summary>The inputs in ascending order: tiny and huge ones, tails, both sides of kinks and of range ends, floats and doubles.</summary>
    public IReadOnlyList<VectorPoint> Points { get; }

    /// <summary>The vector of that name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static VectorFile Of(string name) => s_all.Value.GetValueOrDefault(name)
        ?? throw new ArgumentException($"No vector '{name}'; there is one for each of [{string.Join(", ", Names)}].", nameof(name));

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static VectorFile Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        string[] head = lines[0].Split(' ');
        return new VectorFile(
            Path.GetFileNameWithoutExtension(path),
            head[0],
            head.Skip(1).Select(parameter => parameter.Split('=')).ToDictionary(parts => parts[0], parts => Parse(parts[1])),
            [.. lines.Skip(1).Select(Point)]);
    }

    private static VectorPoint Point(string line)
    {
        string[] columns = line.Split(' ');
        return new(Parse(columns[0]), new(Parse(columns[1]), Parse(columns[2])), columns[3] == "-" ? null : Parse(columns[3]));
    }

    private static double Parse(string bits)
        => BitConverter.UInt64BitsToDouble(ulong.Parse(bits.PadRight(16, '0'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
}
