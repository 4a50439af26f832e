using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace ActGen.Tests.Bits;

/// <summary>Numbers to compute with, the same in every process.</summary>
internal static class Inputs
{
    /// <summary>Between -8 and 8.</summary>
    internal static T[] Numbers<T>(int seed, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating((random.NextDouble() - 0.5) * 16))];
    }

    /// <summary>Special values, two numbers of either sign in every binade, and those where functions bend.</summary>
    internal static T[] EveryBinade<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        var random = new Random(7);
        (int least, int largest) = (int.CreateTruncating(T.ILogB(T.Epsilon)), int.CreateTruncating(T.ILogB(T.MaxValue)));
        IEnumerable<T> binades = Enumerable.Range(least, largest - least + 1)
            .SelectMany(exponent => (T[])[T.ScaleB(T.One, exponent), T.ScaleB(T.One + T.CreateTruncating(random.NextDouble()), exponent)]);
        T[] special = [T.NaN, T.PositiveInfinity, T.Zero, T.MaxValue, T.One / T.CreateChecked(3)];
        T[] numbers = [.. special.Concat(binades).SelectMany(value => (T[])[value, -value]), .. Numbers<T>(8, 1500)];
        random.Shuffle(numbers);
        return numbers;
    }
}
