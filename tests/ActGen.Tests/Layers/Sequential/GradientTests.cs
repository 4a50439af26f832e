using System;
using System.Linq;
using Xunit;

namespace ActGen.Tests.Layers.Sequential;

/// <summary>The gradient of every kind of layer under every loss is that of fourth-order differences.</summary>
public sealed class GradientTests
{
    private const int Samples = 5;

    private static readonly string[] s_models =
    [
        "input(3) | dense(4, swish) | dropout(rate: 0.3) | dense(2, tanh)",
        "input(3) | dense(4, tanh) | dense(3, softmax)",
        "input(3) | dense(4, tanh) | dense(3, sigmoid)",
        "input(3) | dense(4, gelu) | dropout(rate: 0.3) | dense(3) | tanh | sigmoid",
        "input(3) | dense(4, softmax) | dense(3, softmax(temperature: 2))",
        "input(3) | dense(3) | dropout(rate: 0.4) | softmax",
        "input(3) | prelu | dense(4) | prelu | bias_add | softplus | dense(3, log_softmax)",
        "input(3) | softmax | dense(4, use_bias: false) | sparsemax | mish | dense(3, softmin)",
        "input(3) | rrelu | dense(4, elu(alpha: 0.5)) | alpha_dropout(rate: 0.2) | dense(3)",
        "input(3) | dense(4) | dropout(rate: 0.5, noise_shape: per_channel) | dense(3, hard_swish)",
        "input(3) | dense(4) | Bent | dense(3, Snake)",
        "input(1) | dense(1)",
    ];

    public static TheoryData<string, string, bool> Cases
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (string layers in s_models)
            {
                data.Add(layers, "mse", false);
                data.Add(layers, "mse", true);
                data.Add(layers, "mae", false);
                if (layers.EndsWith("sigmoid)", StringComparison.Ordinal) || layers.EndsWith("| sigmoid", StringComparison.Ordinal))
                {
                    data.Add(layers, "bce", false);
                    data.Add(layers, "bce", true);
                }

                if (layers.Contains("softmax)", StringComparison.Ordinal) || layers.EndsWith("| softmax", StringComparison.Ordinal) || layers.Contains("temperature", StringComparison.Ordinal))
                {
                    data.Add(layers, "cce", false);
                    data.Add(layers, "sparse", false);
                    data.Add(layers, "sparse", true);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheGradientIsThatOfDifferences(string layers, string loss, bool isUnity)
    {
        if (loss is "cce" or "sparse" && layers.Contains("log_softmax", StringComparison.Ordinal))
        {
            loss = "mse"; // logarithms are no probabilities
        }

        using GeneratedModel model = GeneratedModel.Of(
            layers,
            isUnity,
            "private static double Bent(double x, double slope) => x + slope * Math.Tanh(x); private static double Snake(double x) => x + Math.Sin(x) * Math.Sin(x);");
        int inputs = layers[6] - '0';
        double[] parameters = GeneratedModel.Numbers(model.Initial(0).Length, 1);
        double[] x = GeneratedModel.Numbers(Samples * inputs, 2);
        double[] targets = Targets(loss, model, parameters, x);
        double[] gradients = new double[parameters.Length];
        double value = model.Loss(parameters, loss, x, targets, gradients);

        double[] again = [.. gradients];
        Assert.Equal(value, model.Loss(parameters, loss, x, targets, again));
        for (int i = 0; i < parameters.Length; i++)
        {
            Assert.Equal(Difference(i), gradients[i], 2e-9 * Math.Max(1, Math.Abs(gradients[i])));
            Assert.Equal(2 * gradients[i], again[i], 1e-12); // added to what was there
        }

        double Difference(int index)
        {
            const double Step = 1.0 / 1024 / 4;
            return (8 * (At(Step) - At(-Step)) - (At(2 * Step) - At(-2 * Step))) / (12 * Step);

            double At(double offset)
            {
                double[] moved = [.. parameters];
                moved[index] += offset;
                return model.Loss(moved, loss, x, targets, new double[parameters.Length]);
            }
        }
    }

    [Fact]
    public void WithoutDropoutTrainingAndPredictionSeeOneLoss()
    {
        using GeneratedModel model = GeneratedModel.Of("input(3) | dense(4, tanh) | dense(3, softmax)", isUnity: false);
        double[] parameters = GeneratedModel.Numbers(model.Initial(0).Length, 1);
        double[] x = GeneratedModel.Numbers(Samples * 3, 2);
        double[] targets = Targets("sparse", model, parameters, x);

        Assert.Equal(model.Loss(parameters, "sparse", x, targets, null), model.Loss(parameters, "sparse", x, targets, new double[parameters.Length]));
    }

    [Fact]
    public void SoftmaxAndItsCrossEntropyDoNotOverflow()
    {
        using GeneratedModel model = GeneratedModel.Of("input(1) | dense(3, softmax)", isUnity: false);
        double[] parameters = [4000, 0, -4000, 0, 0, 0];
        double[] gradients = new double[6];

        double loss = model.Loss(parameters, "sparse", [1], [2], gradients);

        Assert.Equal(8000, loss);
        Assert.Equal([1.0, 0, -1], gradients[3..]);
    }

    /// <summary>Targets that fit the loss; numbers of classes, or distributions, or probabilities.</summary>
    private static double[] Targets(string loss, GeneratedModel model, double[] parameters, double[] x)
    {
        double[] y = new double[Samples * 16];
        Array.Fill(y, double.NaN);
        model.Predict(parameters, x, y);
        int outputs = y.Count(element => !double.IsNaN(element)) / Samples;
        double[] numbers = [.. GeneratedModel.Numbers(Samples * outputs, 3).Select(number => (number + 1) / 2)];
        return loss switch
        {
            "sparse" => [.. Enumerable.Range(0, Samples).Select(sample => (double)(sample % outputs))],
            "cce" => [.. numbers.Select((number, index) => number / numbers.Skip(index / outputs * outputs).Take(outputs).Sum())],
            _ => numbers,
        };
    }
}
