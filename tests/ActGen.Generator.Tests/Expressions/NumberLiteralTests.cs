using System;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Emission;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>A number comes back from the compiler bit for bit, in the fewest digits, in every culture.</summary>
public sealed class NumberLiteralTests
{
    [Theory]
    [InlineData(0.2, "0.2f", "0.2d")]
    [InlineData(1, "1f", "1d")]
    [InlineData(-1.5, "-1.5f", "-1.5d")]
    [InlineData(0, "0f", "0d")]
    [InlineData(-0.0, "-0f", "-0d")]
    [InlineData(1e-5, "1e-05f", "1e-05d")]
    [InlineData(1e20, "1e+20f", "1e+20d")]
    [InlineData(1.0 / 3, "0.33333334f", "0.3333333333333333d")]
    [InlineData(double.NaN, "float.NaN", "double.NaN")]
    [InlineData(double.PositiveInfinity, "float.PositiveInfinity", "double.PositiveInfinity")]
    [InlineData(double.NegativeInfinity, "float.NegativeInfinity", "double.NegativeInfinity")]
    public void Spelling(double value, string single, string both)
    {
        foreach (string culture in CultureScope.Hostile)
        {
            using (new CultureScope(culture))
            {
                Assert.Equal(single, NumberLiteral.Of((float)value, ElementType.Single));
                Assert.Equal(both, NumberLiteral.Of(value, ElementType.Double));
            }
        }
    }

    [Fact]
    public void Extremes()
    {
        Assert.Equal("float.MaxValue", NumberLiteral.Of(float.MaxValue, ElementType.Single));
        Assert.Equal("float.MinValue", NumberLiteral.Of(float.MinValue, ElementType.Single));
        Assert.Equal("double.MaxValue", NumberLiteral.Of(double.MaxValue, ElementType.Double));
        Assert.Equal("double.MinValue", NumberLiteral.Of(double.MinValue, ElementType.Double));
        Assert.Equal("1e-45f", NumberLiteral.Of(float.Epsilon, ElementType.Single));
        Assert.Equal("5e-324d", NumberLiteral.Of(double.Epsilon, ElementType.Double));
    }

    [Fact]
    public void RoundTrip()
    {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            float single = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            double both = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (float.IsFinite(single))
            {
                string text = NumberLiteral.Plain(single, ElementType.Single);
                Assert.Equal(BitConverter.SingleToInt32Bits(single), BitConverter.SingleToInt32Bits(float.Parse(text, CultureInfo.InvariantCulture)));
                Assert.True(Digits(text) <= Math.Max(6, Digits(single.ToString("R", CultureInfo.InvariantCulture))), text);
            }

            if (double.IsFinite(both))
            {
                string text = NumberLiteral.Plain(both, ElementType.Double);
                Assert.Equal(BitConverter.DoubleToInt64Bits(both), BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)));
                Assert.True(Digits(text) <= Math.Max(15, Digits(both.ToString("R", CultureInfo.InvariantCulture))), text);
            }
        }
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(-0f)]
    [InlineData(16777217f)]
    [InlineData(1.17549435e-38f)]
    [InlineData(1e-45f)]
    public void TheCompilerReadsTheSameValue(float value)
    {
        string text = NumberLiteral.Of(value, ElementType.Single);
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(text);
        bool isNegative = expression is PrefixUnaryExpressionSyntax;
        var literal = (LiteralExpressionSyntax)(isNegative ? ((PrefixUnaryExpressionSyntax)expression).Operand : expression);

        float read = Assert.IsType<float>(literal.Token.Value);
        Assert.Equal(BitConverter.SingleToInt32Bits(value), BitConverter.SingleToInt32Bits(isNegative ? -read : read));
    }

    private static int Digits(string text) => text.Split('E', 'e')[0].Replace(".", "").TrimStart('-', '0').TrimEnd('0').Count(char.IsAsciiDigit);
}
