using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Tests.Parameters;

/// <summary>What is wrong with an argument is said before anything is written, by an exception that names it.</summary>
public sealed class RunTimeCheckTests
{
    private const float Poison = 12345;

    /// <summary>Activation, parameter, a wrong value of it.</summary>
    public static TheoryData<string, string, double> WrongValues
    {
        get
        {
            var data = new TheoryData<string, string, double>();
            foreach ((string activation, string parameter, double[] values) in new[]
            {
                ("celu", "alpha", new[] { 0, -1, double.PositiveInfinity, double.NaN }),
                ("hardshrink", "lambda", [-0.1, double.PositiveInfinity, double.NaN]),
                ("softshrink", "lambda", [-0.1, double.PositiveInfinity, double.NaN]),
                ("hard_sigmoid", "alpha", [0, -0.2, double.PositiveInfinity, double.NaN]),
                ("softplus", "beta", [0, -1, double.PositiveInfinity, double.NaN]),
                ("squareplus", "b", [-4, 1e-35, 1e35, double.PositiveInfinity, double.NaN]),
            })
            {
                foreach (double value in values)
                {
                    data.Add(activation, parameter, value);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Activations => [.. ParameterGrid.Activations.Select(static definition => definition.Name)];

    /// <summary>The table above leaves nothing out that has a range.</summary>
    [Fact]
    public void EveryRangeIsTested()
        => Assert.Equal(
            from definition in ParameterGrid.Activations
            from parameter in definition.Parameters
            where parameter.Range != ParameterRange.Finite
            select (definition.Name, parameter.Name),
            WrongValues.Select(static row => (row.Data.Item1, row.Data.Item2)).Distinct().Order());

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void NumbersOutsideTheRange(string activation, string parameter, double value)
    {
        foreach (GeneratorHost host in Hosts)
        {
            IReadOnlyList<ParameterDefinition> declared = ActivationCatalog.Find(activation)!.Parameters;
            float[] parameters = [.. ParameterGrid.Values[activation][0].Select((good, i) => (float)(declared[i].Name == parameter ? value : good))];
            IEnumerable<string> shapes = host == GeneratorHost.Default ? CompiledParameters.Shapes.Concat(CompiledParameters.VectorShapes) : CompiledParameters.Shapes;
            foreach (string shape in shapes.Except(["InPlace"]))
            {
                ArgumentOutOfRangeException exception = AssertThrows<ArgumentOutOfRangeException>(host, activation, shape, new float[16], parameters, 16);
                Assert.Equal(parameter, exception.ParamName);
                Assert.Contains("Use ", exception.Message);
            }

            float[] x = [.. Enumerable.Repeat(Poison, 5)], sums = [.. Enumerable.Repeat(Poison, parameters.Length)];
            ParameterFunction<float> inPlace = CompiledParameters.Of(host, ElementType.Single).Get<float>(activation, "InPlace");
            Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() => inPlace(x, parameters, x)).ParamName);
            Assert.All(x, static element => Assert.Equal(Poison, element));

            ParameterBackward<float> backward = CompiledParameters.Of(host, ElementType.Single).GetBackward<float>(activation, perChannel: false);
            Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() => backward(new float[5], parameters, new float[5], x, sums)).ParamName);
            Assert.All(x.Concat(sums), static element => Assert.Equal(Poison, element));
        }
    }

    [Theory]
    [InlineData("hard_tanh", "max", 1, 0.5)]
    [InlineData("hard_tanh", "max", double.NaN, 0.5)]
    [InlineData("hard_tanh", "max", 1, double.NaN)]
    [InlineData("rrelu", "upper", 0.5, 0.25)]
    [InlineData("rrelu", "upper", 0.5, double.NaN)]
    public void BoundsInTheWrongOrder(string activation, string parameter, double first, double second)
    {
        foreach (GeneratorHost host in Hosts)
        {
            foreach (string shape in CompiledParameters.Shapes.Except(["InPlace"]))
            {
                Assert.Equal(parameter, AssertThrows<ArgumentException>(host, activation, shape, new float[5], [(float)first, (float)second], 5).ParamName);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void ChannelsThatAreNoWholeRows(string activation)
    {
        int count = ActivationCatalog.Find(activation)!.Parameters.Count;
        foreach (GeneratorHost host in Hosts)
        {
            foreach (string shape in CompiledParameters.ChannelShapes.Except(["ChannelInPlace"]))
            {
                // More channels than elements, a row and a bit, and none.
                foreach ((int length, int channels) in new[] { (2, 3), (4, 3), (1001, 1000), (5, 0), (0, 0) })
                {
                    float[] parameters = [.. Enumerable.Repeat(0.5f, count * channels)];
                    ArgumentException exception = AssertThrows<ArgumentException>(host, activation, shape, new float[length], parameters, length);
                    Assert.Equal(FirstParameter(activation), exception.ParamName);
                    Assert.Contains($"{channels} channels", exception.Message);
                }
            }

            float[] x = [.. Enumerable.Repeat(Poison, 5)];
            ParameterFunction<float> inPlace = CompiledParameters.Of(host, ElementType.Single).Get<float>(activation, "ChannelInPlace");
            Assert.Throws<ArgumentException>(() => inPlace(x, new float[count * 3], x));
            Assert.All(x, static element => Assert.Equal(Poison, element));
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void OutputsThatAreTooShortOrOverlap(string activation)
    {
        int count = ActivationCatalog.Find(activation)!.Parameters.Count;
        float[] parameters = [.. ParameterGrid.Values[activation][0].Select(static value => (float)value)];
        foreach (GeneratorHost host in Hosts)
        {
            foreach (string shape in (string[])["Span", "ChannelSpan"])
            {
                Assert.Equal("y", AssertThrows<ArgumentException>(host, activation, shape, new float[5], parameters, 4).ParamName);

                ParameterFunction<float> function = CompiledParameters.Of(host, ElementType.Single).Get<float>(activation, shape);
                float[] memory = [.. Enumerable.Repeat(Poison, 9)];
                Assert.Equal("y", Assert.Throws<ArgumentException>(() => function(memory.AsSpan(0, 8), parameters, memory.AsSpan(1))).ParamName);
                Assert.Equal("y", Assert.Throws<ArgumentException>(() => function(memory.AsSpan(1), parameters, memory.AsSpan(0, 8))).ParamName);
                Assert.All(memory, static element => Assert.Equal(Poison, element));
            }

            // An output may not lie on the channels either, unless it is them.
            ParameterFunction<float> perChannel = CompiledParameters.Of(host, ElementType.Single).Get<float>(activation, "ChannelSpan");
            float[] channels = [.. Enumerable.Range(0, 4 * count).Select(i => parameters[i / 4]), Poison];
            float[] before = [.. channels];
            Assert.Equal("y", Assert.Throws<ArgumentException>(() => perChannel(new float[4], channels.AsSpan(0, 4 * count), channels.AsSpan(1, 4))).ParamName);
            Assert.Equal(before, channels);
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void SumsOfAnotherLengthThanTheParameter(string activation)
    {
        int count = ActivationCatalog.Find(activation)!.Parameters.Count;
        float[] parameters = [.. ParameterGrid.Values[activation][0].Select(static value => (float)value)];
        string name = "d" + char.ToUpperInvariant(FirstParameter(activation)[0]) + FirstParameter(activation)[1..];
        foreach (GeneratorHost host in Hosts)
        {
            foreach ((bool perChannel, int channels, int sums) in new[] { (false, 1, 2), (false, 1, 0), (true, 3, 1), (true, 3, 6), (true, 1, 2) })
            {
                float[] all = [.. Enumerable.Range(0, count * channels).Select(i => parameters[i / channels])];
                float[] dx = [.. Enumerable.Repeat(Poison, 6)], d = [.. Enumerable.Repeat(Poison, count * sums)];
                ParameterBackward<float> backward = CompiledParameters.Of(host, ElementType.Single).GetBackward<float>(activation, perChannel);
                Assert.Equal(name, Assert.Throws<ArgumentException>(() => backward(new float[6], all, new float[6], dx, d)).ParamName);
                Assert.All(dx.Concat(d), static element => Assert.Equal(Poison, element));
            }
        }
    }

    private static GeneratorHost[] Hosts => [GeneratorHost.Default, GeneratorHost.Unity];

    private static string FirstParameter(string activation)
    {
        string name = ActivationCatalog.Find(activation)!.Parameters[0].PropertyName;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The exception of a call, which has written nothing.</summary>
    private static TException AssertThrows<TException>(GeneratorHost host, string activation, string shape, float[] x, float[] parameters, int outputs)
        where TException : ArgumentException
    {
        float[] y = [.. Enumerable.Repeat(Poison, outputs)];
        ParameterFunction<float> function = CompiledParameters.Of(host, ElementType.Single).Get<float>(activation, shape);
        TException exception = Assert.Throws<TException>(() => function(x, parameters, y));
        Assert.All(y, static element => Assert.Equal(Poison, element));
        return exception;
    }
}
