using System;
using System.Collections.Generic;

namespace ActGen;

/// <summary>Parameters of a <see cref="Layer"/> that are learnt, and where they lie among those of the model.</summary>
public sealed class LayerWeights
{
    private readonly int[] _shape;

    /// <summary>Names parameters.</summary>
    /// <param name="name"><c>kernel</c>, <c>bias</c> or the name of a parameter of the activation.</param>
    /// <param name="shape">The number of elements along each axis; for a kernel the inputs, then the units.</param>
    /// <param name="offset">Where the first lies in the parameters of the model.</param>
    /// <param name="initializer">What they are before training.</param>
    /// <exception cref="ArgumentNullException">The name or the shape is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="offset"/> is negative.</exception>
    /// <exception cref="ArgumentException">A length is less than 1, or there are more elements than an array can have.</exception>
    public LayerWeights(string name, int[] shape, int offset, Initializer initializer)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        _shape = (int[])(shape ?? throw new ArgumentNullException(nameof(shape))).Clone();
        Offset = offset;
        Initializer = initializer;
        Length = LayerChecks.Length(this);
    }

    /// <summary><c>kernel</c>, <c>bias</c> or the name of a parameter of the activation.</summary>
    public string Name { get; }

    /// <summary>The number of elements along each axis; for a kernel the inputs, then the units.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>Where the first lies in the parameters of the model.</summary>
    public int Offset { get; }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>What they are before training.</summary>
    public Initializer Initializer { get; }

    /// <summary>These parameters among those of the model.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="parameters">The parameters of the model.</param>
    /// <returns>A view, not a copy.</returns>
    public Span<T> Of<T>(Span<T> parameters) => parameters.Slice(Offset, Length);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} [{string.Join(", ", _shape)}]";
}
