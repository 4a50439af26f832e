using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace ActGen.Tests.Numerics;

/// <summary>What is asked of every primitive, whatever the element type.</summary>
internal static class PrimitiveChecks
{
    /// <summary>All widths must hold a whole number of times in the length of an input.</summary>
    public const int LongestRegister = 16;

    public static void SameBitsAtEveryWidth<T>(string name, Primitive<T> primitive, T[] x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (string firstWidth, Action<T[], T[]> first) = primitive.Widths().First();
        T[] expected = new T[x.Length];
        first(x, expected);

        foreach ((string width, Action<T[], T[]> map) in primitive.Widths().Skip(1))
        {
            T[] y = new T[x.Length];
            map(x, y);
            for (int i = 0; i < x.Length; i++)
            {
                Assert.True(
                    AreSame(y[i], expected[i]),
                    $"{name}({x[i]:R}) is {y[i]:R} at width {width}, {expected[i]:R} at width {firstWidth}.");
            }
        }
    }

    public static void HasValue<T>(string name, Primitive<T> primitive, T x, T expected)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((string width, Action<T[], T[]> map) in primitive.Widths())
        {
            T[] y = new T[LongestRegister];
            map([.. Enumerable.Repeat(x, LongestRegister)], y);
            Assert.All(y, value => Assert.True(AreSame(value, expected), $"{name}({x:R}) is {value:R} at width {width}, not {expected:R}."));
        }
    }

    public static void HasErrorWithin<T>(string name, T[] x, T[] y, Func<int, double> distance, double maxUlp)
    {
        double worst = 0;
        int where = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double error = distance(i);
            if (!(error <= worst))
            {
                worst = error;
                where = i;
            }
        }

        Assert.True(worst <= maxUlp, $"{name}({x[where]:R}) is {y[where]:R}: {worst:F3} ulp from the exact value, more than {maxUlp}.");
    }

    /// <summary>The same bits, but for NaNs, whose payload is the processor's affair.</summary>
    private static bool AreSame<T>(T left, T right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => T.IsNaN(left) ? T.IsNaN(right) : left == right && T.IsNegative(left) == T.IsNegative(right);
}
