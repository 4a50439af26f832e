using System;
using System.Linq;
using Xunit;

namespace ActGen.Tests.Training;

/// <summary>Exclusive or, which no single layer can learn.</summary>
public sealed class XorTests
{
    private static readonly double[] s_x = [0, 0, 0, 1, 1, 0, 1, 1];
    private static readonly double[] s_y = [0, 1, 1, 0];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void IsLearntWithAdam(ulong seed)
    {
        var model = new TwoLayerNet(8, seed);
        History history = Trainer.Fit<double>(
            model, s_x, s_y, new Adam(0.05), Loss.BinaryCrossEntropy, new FitOptions { Epochs = 400, BatchSize = 3, Seed = seed });

        Assert.True(history.Losses[^1] < 0.05, $"loss {history.Losses[^1]}");
        for (int i = 0; i < s_y.Length; i++)
        {
            Assert.Equal(s_y[i], model.Predict(s_x.AsSpan(2 * i, 2)), 0.1);
        }
    }

    [Fact]
    public void SameSeedGivesTheSameBitsDropoutIncluded()
    {
        Assert.Equal(Train(1), Train(1));
        Assert.NotEqual(Train(1), Train(2));

        static long[] Train(ulong seed)
        {
            var model = new TwoLayerNet(8, 0, dropout: 0.25);
            Trainer.Fit<double>(model, s_x, s_y, new Adam(0.05), Loss.BinaryCrossEntropy, new FitOptions { Epochs = 20, BatchSize = 3, Seed = seed });
            return [.. model.Parameters.ToArray().Select(BitConverter.DoubleToInt64Bits)];
        }
    }
}
