using System.Linq;
using ActGen;

namespace TrainLine.Training;

/// <summary>The getting-started program of TensorFlow.js: learn a line from six of its points, then ask for a seventh far away.</summary>
internal static class GettingStarted
{
    /// <summary>Where the trained line is asked.</summary>
    public const float Far = 20;

    private static readonly float[] s_x = [-1, 0, 1, 2, 3, 4];

    /// <summary>Trains with the defaults of TensorFlow.js: sgd 0.01 on all six points at once, for they are fewer than a batch.</summary>
    /// <param name="slope">The slope of the line to be learnt.</param>
    /// <param name="intercept">Its value at 0.</param>
    /// <param name="seed">Decides the kernel before training, and the order of the points.</param>
    public static (Line Line, History History) Train(float slope, float intercept, ulong seed)
    {
        float[] y = [.. s_x.Select(x => (slope * x) + intercept)];

        var line = new Line();
        line.Initialize(seed);
        History history = line.Fit(s_x, y, new Sgd(), Loss.MeanSquaredError, new FitOptions { Epochs = 250, Seed = seed });
        return (line, history);
    }

    /// <summary>What a trained line has at <see cref="Far"/>.</summary>
    public static float Predict(Line line)
    {
        float[] y = new float[1];
        line.Predict([Far], y);
        return y[0];
    }
}
