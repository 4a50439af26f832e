using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ActGen.Tests.RowFunctions;

namespace ActGen.Tests.Bits;

/// <summary>Every function of rows and every gradient; that the ways to call them agree, <see cref="RowBitsTests"/> asks.</summary>
internal static class RowBits
{
    internal static IEnumerable<string> Lines<T>(
        IReadOnlyDictionary<string, RowFunction<T>> functions, IReadOnlyDictionary<string, RowGradient<T>> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((string name, RowFunction<T> function) in functions)
        {
            foreach (MaskedRows masked in Enum.GetValues<MaskedRows>())
            {
                yield return Digest.Line($"rows of {name} {typeof(T).Name}, masked rows {masked}", OfEveryLength(
                    (x, rowLength, y) => function(x, rowLength, y, T.CreateTruncating(0.7), masked)));
            }
        }

        // Outputs to start from: log_softmax has none above zero, and what its gradient makes of such is not promised.
        foreach ((string name, RowGradient<T> gradient) in gradients)
        {
            yield return Digest.Line($"gradient of rows of {name} {typeof(T).Name}", OfEveryLength(
                (x, rowLength, dx) => gradient(Array.ConvertAll(x, static y => -T.Abs(y)), Inputs.Numbers<T>(rowLength, x.Length), rowLength, dx, T.CreateTruncating(0.7))));
        }

        static T[] OfEveryLength(Action<T[], int, T[]> call) => [.. RowFunctionTable.Lengths.SelectMany(rowLength =>
        {
            T[] x = [.. RowBitsTests.Rows(rowLength).Select(T.CreateTruncating)], y = new T[x.Length];
            call(x, rowLength, y);
            return y;
        })];
    }
}
