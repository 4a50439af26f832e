using System;
using System.Collections.Generic;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace ActGen.Testing.References;

/// <summary>An activation with its parameters bound, as mathematics defines it.</summary>
public sealed class ReferenceFunction
{
    private readonly Func<Lanes, Lanes> _value;
    private readonly Func<Lanes, Lanes> _derivative;

    internal ReferenceFunction(ReferenceEntry entry, Arguments arguments)
    {
        Name = entry.Name;
        Parameters = arguments.All;
        IsLinear = entry.IsLinear;
        HasTurn = entry.HasTurn;
        Kinks = entry.Kinks(arguments);
        Range = entry.Range(arguments);
        _value = entry.Value(arguments);
        _derivative = entry.Derivative(arguments);
    }

    /// <summary>The canonical name.</summary>
    public string Name { get; }

    /// <summary>Every parameter with its value.</summary>
    public IReadOnlyDictionary<string, double> Parameters { get; }

    /// <summary>Whether the derivative is the same everywhere, so that code for it need not look at x, be it NaN.</summary>
    public bool IsLinear { get; }

    /// <summary>
    /// Whether the derivative changes its sign somewhere other than at 0 or a kink, always between -4 and 4: around there
    /// it has no precision relative to itself, in any arithmetic that rounds x.
    /// </summary>
    public bool HasTurn { get; }

    /// <summary>Where the function or its derivative jumps: the inputs to test on either side of.</summary>
    public IReadOnlyList<double> Kinks { get; }

    /// <summary>
    /// Values that no result may pass, however it is rounded: those the function is flat at or tends to. Infinite where there
    /// is none; a minimum it merely passes through is none.
    /// </summary>
    public (double Low, double High) Range { get; }

    /// <summary>The value at <paramref name="x"/>; its limit at the infinities, NaN at NaN.</summary>
    /// <param name="x">The argument.</param>
    /// <returns>The value, with a relative error below 2^-40 where <paramref name="x"/> and the parameters are floats.</returns>
    public double Value(double x) => Value(Vector512.Create(x)).ToScalar();

    /// <summary>The values at eight arguments.</summary>
    /// <inheritdoc cref="Value(double)"/>
    public Vector512<double> Value(Vector512<double> x) => KeepNaN(x, _value(x));

    /// <summary>
    /// The derivative at <paramref name="x"/>; its limit at the infinities, NaN at NaN, and at a kink what PyTorch takes:
    /// the derivative towards zero for relu, the inner one for elu, 0 at the ends of clamps and dead zones.
    /// </summary>
    /// <param name="x">The argument.</param>
    /// <returns>The derivative, with a relative error below 2^-40 (absolute where it crosses zero) for floats.</returns>
    public double Derivative(double x) => Derivative(Vector512.Create(x)).ToScalar();

    /// <summary>The derivatives at eight arguments.</summary>
    /// <inheritdoc cref="Derivative(double)"/>
    public Vector512<double> Derivative(Vector512<double> x) => KeepNaN(x, _derivative(x));

    private static Vector512<double> KeepNaN(Vector512<double> x, Vector512<double> result)
        => Vector512.ConditionalSelect(Vector512.Equals(x, x), result, x);
}
