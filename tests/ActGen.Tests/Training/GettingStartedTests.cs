using System;
using System.Linq;
using Xunit;

namespace ActGen.Tests.Training;

/// <summary>The getting-started program of TensorFlow.js: a line through six points, which it does not quite reach in 250 epochs.</summary>
public sealed class GettingStartedTests
{
    private static readonly float[] s_x = [-1, 0, 1, 2, 3, 4];

    [Theory]
    [InlineData("y=2x-1", 2, -1)]
    [InlineData("y=x", 1, 0)]
    public void PredictsWhatTensorFlowJsPredicts(string name, float slope, float intercept)
    {
        float[] predictions = [.. Enumerable.Range(0, 100).Select(seed => Train((ulong)seed, slope, intercept))];

        Assert.Equal(GettingStartedData.Mean(name), predictions.Average(), 0.1);

        // Kernels have the variance of Keras, in which that of TensorFlow.js is 0.88^2.
        double mean = predictions.Average();
        double deviation = Math.Sqrt(predictions.Average(prediction => (prediction - mean) * (prediction - mean)));
        Assert.InRange(deviation * 0.88, 0.7 * GettingStartedData.Deviation(name), 1.4 * GettingStartedData.Deviation(name));
    }

    private static float Train(ulong seed, float slope, float intercept)
    {
        var model = new LinearModel<float>(1);
        Initializer.GlorotNormal.Fill(1, 1, new RandomKey(seed), 0, model.Parameters[..1]);
        float[] y = [.. s_x.Select(x => slope * x + intercept)];

        History history = Trainer.Fit<float>(model, s_x, y, new Sgd(), Loss.MeanSquaredError, new FitOptions { Epochs = 250, Seed = seed });

        Assert.Equal(250, history.Epochs);
        Assert.Equal(StopReason.Completed, history.StopReason);
        Assert.True(history.Losses[^1] < 0.05 && history.Losses[^1] < history.Losses[0]);
        return model.Predict([20]);
    }
}
