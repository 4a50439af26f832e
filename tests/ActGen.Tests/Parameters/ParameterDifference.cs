using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Testing.References;

namespace ActGen.Tests.Parameters;

/// <summary>The derivative of an activation with respect to one of its parameters, by a difference of fourth order.</summary>
internal sealed class ParameterDifference
{
    private readonly double _step;

    /// <summary>The activation with the parameter at -2, -1, 1 and 2 steps.</summary>
    private readonly ReferenceFunction[] _stepped;

    public ParameterDifference(string activation, double[] values, int parameter)
    {
        // A power of two, so that the stepped parameters are exact.
        _step = Math.ScaleB(1, Math.ILogB(Math.Max(Math.Abs(values[parameter]), 0.01)) - 10);
        IReadOnlyList<ParameterDefinition> declared = ActivationCatalog.Find(activation)!.Parameters;
        _stepped =
        [
            .. new[] { -2, -1, 1, 2 }.Select(steps => Reference.Of(
                activation, declared.Select((definition, i) => (definition.Name, values[i] + (i == parameter ? steps * _step : 0))))),
        ];
    }

    /// <summary>The kinks of the activation at each step.</summary>
    public IEnumerable<IReadOnlyList<double>> Kinks => _stepped.Select(static function => function.Kinks);

    /// <summary>The derivative at an input, and how wrong it may be.</summary>
    public (double Slope, double Error) At(double x)
    {
        double[] values = [.. _stepped.Select(function => function.Value(x))];
        double far = (values[3] - values[0]) / (4 * _step), near = (values[2] - values[1]) / (2 * _step);

        // Rounding, and the fifth derivative: the two estimates of second order tell how fast they converge.
        double rounding = 1e-14 * Math.Max(Math.Abs(values[0]), Math.Abs(values[3])) / _step;
        return (((4 * near) - far) / 3, rounding + (1e-2 * Math.Abs(near - far)) + 1e-12);
    }
}
