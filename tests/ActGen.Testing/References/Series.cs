using System;
using System.Linq;
using System.Runtime.Intrinsics;
using static ActGen.Testing.References.LaneMath;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace ActGen.Testing.References;

/// <summary>A polynomial, or a power series of which enough terms are taken.</summary>
/// <param name="coefficients">Of the powers 0, 1, 2 and so on.</param>
internal sealed class Series(params double[] coefficients)
{
    /// <summary>The series of given terms.</summary>
    /// <param name="terms">How many.</param>
    /// <param name="coefficient">The coefficient of a power.</param>
    public static Series Of(int terms, Func<int, double> coefficient) => new([.. Enumerable.Range(0, terms).Select(coefficient)]);

    /// <summary>The factorial.</summary>
    public static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);

    public Lanes this[Lanes x]
    {
        get
        {
            Lanes sum = Vector512.Create(coefficients[^1]);
            for (int i = coefficients.Length - 2; i >= 0; i--)
            {
                sum = MultiplyAdd(sum, x, coefficients[i]);
            }

            return sum;
        }
    }
}
