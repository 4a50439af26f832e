using System;
using ActGen.Testing.Numerics;

namespace ActGen.Tests.RowFunctions;

/// <summary>Numbers of twice the digits of a double, for references: sums of two doubles that do not overlap.</summary>
internal readonly record struct Extended(double High, double Low)
{
    private static readonly Extended s_ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    public static implicit operator Extended(double value) => new(value, 0);

    public static implicit operator DoubleDouble(Extended value) => new(value.High, value.Low);

    public static Extended operator +(Extended left, Extended right)
    {
        double sum = left.High + right.High;
        double share = sum - left.High;
        double error = left.High - (sum - share) + (right.High - share) + left.Low + right.Low;
        return Normal(sum, error);
    }

    public static Extended operator -(Extended value) => new(-value.High, -value.Low);

    public static Extended operator -(Extended left, Extended right) => left + -right;

    public static Extended operator *(Extended left, Extended right)
    {
        double product = left.High * right.High;
        double error = Math.FusedMultiplyAdd(left.High, right.High, -product) + left.High * right.Low + left.Low * right.High;
        return Normal(product, error);
    }

    public static Extended operator /(Extended left, Extended right)
    {
        double first = left.High / right.High;
        Extended rest = left - right * first;
        double second = rest.High / right.High;
        rest -= right * second;
        return Normal(first, second) + rest.High / right.High;
    }

    /// <summary>e^x, of which 2^-1000 is the least.</summary>
    internal static Extended Exp(Extended x)
    {
        if (x.High < -690)
        {
            return 0;
        }

        const int Halvings = 10;
        double n = Math.Round(x.High / s_ln2.High);
        Extended r = x - s_ln2 * n;
        r = new(Math.ScaleB(r.High, -Halvings), Math.ScaleB(r.Low, -Halvings));
        Extended sum = 1, term = 1;
        for (int i = 1; i < 12; i++)
        {
            term = term * r / i;
            sum += term;
        }

        for (int i = 0; i < Halvings; i++)
        {
            sum *= sum;
        }

        return new(Math.ScaleB(sum.High, (int)n), Math.ScaleB(sum.Low, (int)n));
    }

    /// <summary>ln(1 + x) of x >= 0.</summary>
    internal static Extended Log1p(Extended x)
    {
        if (x.High < 1e-5)
        {
            return x * (1 - x * ((Extended)1 / 2 - x * ((Extended)1 / 3 - x * ((Extended)1 / 4 - x * ((Extended)1 / 5 - x / 6)))));
        }

        Extended argument = 1 + x;
        Extended guess = Math.Log(argument.High);
        guess += argument * Exp(-guess) - 1;
        return guess + (argument * Exp(-guess) - 1);
    }

    private static Extended Normal(double high, double low)
    {
        double sum = high + low;
        return new(sum, low - (sum - high));
    }
}
