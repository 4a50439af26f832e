using System;
using System.Linq;
using static ActGen.Testing.References.LaneMath;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace ActGen.Testing.References;

/// <summary>
/// The polynomial that meets a smooth function at the Chebyshev points of [-1, 1]: nearly the best there is of its degree, and
/// found from the function's values alone.
/// </summary>
internal sealed class Chebyshev
{
    private readonly double[] _coefficients;

    /// <param name="points">How many points; the degree is one less.</param>
    /// <param name="function">The function, which is called at those points and never again.</param>
    public Chebyshev(int points, Func<double, double> function)
    {
        double[] angles = [.. Enumerable.Range(0, points).Select(i => Math.PI * (i + 0.5) / points)];
        double[] values = [.. angles.Select(angle => function(Math.Cos(angle)))];
        _coefficients =
        [
            .. Enumerable.Range(0, points).Select(k =>
                (k == 0 ? 1.0 : 2.0) / points * angles.Zip(values, (angle, value) => value * Math.Cos(k * angle)).Sum()),
        ];
    }

    /// <summary>The polynomial, by Clenshaw's recurrence.</summary>
    public Lanes this[Lanes y]
    {
        get
        {
            Lanes twice = y + y;
            Lanes next = Lanes.Zero, afterNext = Lanes.Zero;
            for (int k = _coefficients.Length - 1; k >= 1; k--)
            {
                (next, afterNext) = (MultiplyAdd(twice, next, _coefficients[k] - afterNext), next);
            }

            return MultiplyAdd(y, next, _coefficients[0] - afterNext);
        }
    }
}
