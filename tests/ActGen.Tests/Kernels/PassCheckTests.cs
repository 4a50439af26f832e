using System;
using System.Runtime.InteropServices;
using Xunit;

namespace ActGen.Tests.Kernels;

/// <summary>What a pass refuses, in which words; the same checks are offered to loops that generated code writes itself.</summary>
public sealed class PassCheckTests
{
    private delegate void Declaration(ref Pass<float> pass);

    [Fact]
    public void TooShortSpansAreNamed()
    {
        float[] values = new float[9];
        string message = "The span has 9 elements, but 10 are processed. Pass a span of at least that length.";
        Rejects(10, (ref Pass<float> pass) => pass.Read(values), nameof(values), message);
        Rejects(10, (ref Pass<float> pass) => pass.Write(values), nameof(values), message);
        Assert.Equal("dy", Assert.Throws<ArgumentException>(() => PassChecks.Length(10, 9, "dy")).ParamName);
        PassChecks.Length(10, 10, "dy");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(20)]
    public void ChannelsThatDoNotDivideAreNamed(int channels)
    {
        float[] bias = new float[channels];
        string message = $"There are {channels} channels, which do not divide the 10 elements into whole rows.";
        Rejects(10, (ref Pass<float> pass) => pass.ReadPerChannel(bias), nameof(bias), message);
        Rejects(10, (ref Pass<float> pass) => pass.SumPerChannel(bias), nameof(bias), message);
        Assert.Equal("alpha", Assert.Throws<ArgumentException>(() => PassChecks.Channels(10, channels, "alpha")).ParamName);
        PassChecks.Channels(10, 5, "alpha");
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(20)]
    public void RowsThatDoNotDivideAreNamed(int rowLength)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => PassChecks.Rows(10, rowLength, "rowLength"));
        Assert.Equal("rowLength", exception.ParamName);
        Assert.StartsWith($"Rows of {rowLength} do not divide the 10 elements.", exception.Message);
        PassChecks.Rows(10, 5, "rowLength");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void SumsOfAnotherLengthThanTheirParameterAreNamed(int length)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => PassChecks.SameLength(3, length, "dBias"));
        Assert.Equal("dBias", exception.ParamName);
        Assert.StartsWith($"The span has length {length}, but its parameter has length 3.", exception.Message, StringComparison.Ordinal);
        PassChecks.SameLength(3, 3, "dBias");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void ATotalHasOneElement(int length)
    {
        float[] total = new float[length];
        Rejects(10, (ref Pass<float> pass) => pass.Sum(total), nameof(total), $"The span of a total has length 1, but this one has {length}.");
    }

    [Fact]
    public void AnOutputThatOverlapsAnInputInPartIsNamed()
    {
        const string Message = "The output overlaps an input.";
        float[] buffer = new float[100];
        for (int shift = -9; shift <= 9; shift++)
        {
            Memory<float> x = buffer.AsMemory(40, 10), y = buffer.AsMemory(40 + shift, 10);
            Declaration inputFirst = (ref Pass<float> pass) =>
            {
                Span<float> output = y.Span;
                pass.Read(x.Span);
                pass.Write(output);
            };
            Declaration outputFirst = (ref Pass<float> pass) =>
            {
                Span<float> input = x.Span;
                pass.Write(y.Span);
                pass.Read(input);
            };

            if (shift == 0)
            {
                Accepts(10, inputFirst);
                Accepts(10, outputFirst);
            }
            else
            {
                Rejects(10, inputFirst, "output", Message);
                Rejects(10, outputFirst, "input", Message);
                Assert.Throws<ArgumentException>(() => PassChecks.InPlaceOrDisjoint<float>(x.Span, y.Span, "y"));
            }
        }

        Accepts(10, (ref Pass<float> pass) =>
        {
            pass.Read(buffer.AsSpan(40)); // only ten of the sixty are read
            pass.Write(buffer.AsSpan(50));
            pass.Write(buffer.AsSpan(30));
        });
    }

    [Fact]
    public void AnOverlapByAByteIsAnOverlap()
    {
        byte[] buffer = new byte[12];
        Rejects(
            1,
            (ref Pass<float> pass) =>
            {
                Span<float> output = MemoryMarshal.Cast<byte, float>(buffer.AsSpan(3, 4));
                pass.Read(MemoryMarshal.Cast<byte, float>(buffer.AsSpan(0, 4)));
                pass.Write(output);
            },
            "output",
            "The output overlaps an input.");
    }

    [Fact]
    public void OutputsLieApartFromEachOther()
    {
        const string Message = "The output overlaps another output.";
        float[] buffer = new float[100];
        foreach (int shift in new[] { -9, -1, 0, 1, 9 })
        {
            Rejects(
                10,
                (ref Pass<float> pass) =>
                {
                    Span<float> second = buffer.AsSpan(40 + shift, 10);
                    pass.Write(buffer.AsSpan(40, 10));
                    pass.Write(second);
                },
                "second",
                Message);
        }

        float[] y = new float[10];
        Rejects(
            10,
            (ref Pass<float> pass) =>
            {
                Span<float> total = y.AsSpan(9, 1);
                pass.Write(y);
                pass.Sum(total);
            },
            "total",
            Message);
        Assert.Throws<ArgumentException>(() => PassChecks.Disjoint<float>(y, y, "y"));
    }

    [Fact]
    public void ChannelsMayBeReplacedByTheirSumButNotByElements()
    {
        float[] bias = new float[20];
        Accepts(20, (ref Pass<float> pass) =>
        {
            pass.ReadPerChannel(bias.AsSpan(0, 10));
            pass.SumPerChannel(bias.AsSpan(0, 10));
        });
        Rejects(
            20,
            (ref Pass<float> pass) =>
            {
                Span<float> y = bias;
                pass.ReadPerChannel(bias.AsSpan(0, 10));
                pass.Write(y);
            },
            "y",
            "The output overlaps an input.");
    }

    [Fact]
    public void LengthsAddressesAndNumbersOfStreamsAreLimited()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pass<float>(-1).Read([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pass<float>(1).ReadUniform(default, offset: -1));
        Assert.Throws<ArgumentOutOfRangeException>("rowLength", () => new Pass<float>(1).ReadUniformPerRow(default, 0));
        Assert.Throws<ArgumentOutOfRangeException>("channels", () => new Pass<float>(1).ReadUniformPerChannel(default, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pass<float>(2).ReadUniform(default, offset: CounterRandom.IndexCount - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pass<float>(1).ReadUniform(default, stage: CounterRandom.StageCount));

        float[] x = new float[1];
        Assert.Throws<InvalidOperationException>(() =>
        {
            var pass = new Pass<float>(1);
            for (int i = 0; i <= PassLayout.MaxStreams; i++)
            {
                pass.Read(x);
            }
        });
        Assert.Throws<InvalidOperationException>(() =>
        {
            var pass = new Pass<float>(1);
            for (int i = 0; i <= PassLayout.MaxRandomSources; i++)
            {
                pass.ReadUniform(default, stage: i);
            }
        });
    }

    private static void Rejects(int length, Declaration declare, string name, string message)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() =>
        {
            var pass = new Pass<float>(length);
            declare(ref pass);
        });
        Assert.Equal(name, exception.ParamName);
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    private static void Accepts(int length, Declaration declare)
    {
        var pass = new Pass<float>(length);
        declare(ref pass);
    }
}
