using System;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Parsing.Pipelines;
using Xunit;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>Numbers in the attribute's string mean what they mean to a modern .NET, wherever the compiler runs.</summary>
public sealed class NumberTextTests
{
    private static readonly string[] s_special =
    [
        "0", "-0", "+0", "-0.0", "1", "-1.5", ".5", "5.", ".", "", "-", "+", "--1", "+-1", "-+1", "1e5", "1E-5", "1e+5", "1e", "e5", ".e5", "1e400", "-1e400", "1e-400", "-1e-400", "1e999999999999", "1e-999999999999",
        "NaN", "nan", "-NaN", "Infinity", "-Infinity", "+infinity", "--Infinity", "0x1F", "1d", "1f", "1_000", "1,5", "١", "1e١", "4.9406564584124654e-324", "1.7976931348623157e308", "1.7976931348623159e308", "2.4703282292062327e-324", "2.4703282292062328e-324",
        "9007199254740993", "0.1000000000000000055511151231257827021181583404541015625", "1" + new string('0', 400), "0." + new string('0', 400) + "1", new string('9', 100_000), "1e1e1", "1-", "1.2.3",
    ];

    [Fact]
    public void IsWhatANewFrameworkReads()
    {
        var random = new Random(5);
        Assert.All(s_special.Concat(Enumerable.Range(0, 20_000).Select(_ => Any(random))), static text =>
        {
            double? expected = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
            double? actual = NumberText.Parse(text);
            Assert.Equal(expected is null, actual is null);
            Assert.True(expected is null || double.IsNaN(value) ? actual is null or double.NaN : BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(actual!.Value), $"'{text}' is {actual:R}, not {value:R}");
        });
    }

    private static string Any(Random random)
        => random.Next(3) switch
        {
            0 => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => "0123456789.+-eE"[random.Next(15)])),
            1 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)).ToString(random.Next(2) == 0 ? "R" : "E30", CultureInfo.InvariantCulture),
            _ => $"{random.Next(-100, 100)}.{random.NextInt64()}e{random.Next(-330, 330)}",
        };
}
