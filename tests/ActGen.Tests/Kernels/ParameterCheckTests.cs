using System;
using System.Globalization;
using Xunit;

namespace ActGen.Tests.Kernels;

/// <summary>What generated code refuses of parameters that are known at run time only, in which words.</summary>
public sealed class ParameterCheckTests
{
    private const string Range = "a number of at least 0 and less than 1";

    [Theory]
    [InlineData(-0.25)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void AValueOutOfRangeIsNamed(double rate)
    {
        float single = (float)rate;
        Check(Assert.Throws<ArgumentOutOfRangeException>(() => ParameterChecks.Require(rate >= 0 && rate < 1, rate, Range, "rate")), rate);
        Check(Assert.Throws<ArgumentOutOfRangeException>(() => ParameterChecks.Require(single >= 0 && single < 1, single, Range, "rate")), single);

        static void Check(ArgumentOutOfRangeException exception, object value)
        {
            Assert.Equal("rate", exception.ParamName);
            Assert.Equal(value, exception.ActualValue);
            Assert.StartsWith("Use a number of at least 0 and less than 1. (Parameter 'rate')", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AValueInRangePasses()
    {
        ParameterChecks.Require(true, 0f, Range, "rate");
        Assert.Null(Record.Exception(() => ParameterChecks.Require(true, 0.5, Range, "rate")));
    }

    [Theory]
    [InlineData(0.5, 0.25)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity)]
    public void BoundsOutOfOrderAreNamed(double lower, double upper)
    {
        Check(Assert.Throws<ArgumentException>(() => ParameterChecks.Ordered(lower, upper, "lower", "upper")));
        Check(Assert.Throws<ArgumentException>(() => ParameterChecks.Ordered((float)lower, (float)upper, "lower", "upper")));

        void Check(ArgumentException exception)
        {
            string first = lower.ToString(CultureInfo.InvariantCulture), second = upper.ToString(CultureInfo.InvariantCulture);
            Assert.Equal("upper", exception.ParamName);
            Assert.Equal(
                $"lower is {first} and upper is {second}. Use numbers of which lower is not the greater. (Parameter 'upper')", exception.Message);
        }
    }

    /// <summary>The message is meant for a log, where a comma separates.</summary>
    [Fact]
    public void NumbersAreWrittenWithAPointInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            ArgumentException exception = Assert.Throws<ArgumentException>(() => ParameterChecks.Ordered(0.5f, 0.25f, "min", "max"));
            Assert.StartsWith("min is 0.5 and max is 0.25.", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    [InlineData(0.125, 0.3333333432674408)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    public void BoundsInOrderPass(double lower, double upper)
    {
        ParameterChecks.Ordered((float)lower, (float)upper, "lower", "upper");
        Assert.Null(Record.Exception(() => ParameterChecks.Ordered(lower, upper, "lower", "upper")));
    }
}
