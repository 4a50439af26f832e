using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ActGen.Tests.Layers.Sequential;

/// <summary>A model predicts what its layers say, in both tiers, one sample at a time and in batches of any size.</summary>
public sealed class PredictionTests
{
    /// <summary>Models, and what they are by definition: layers on the parameters, in their order.</summary>
    private static readonly Dictionary<string, Func<Parameters, double[], double[]>> s_models = new()
    {
        ["input(8) | dense(16, swish) | dropout(rate: 0.1) | dense(4, softmax)"]
            = (p, x) => Softmax(p.Dense(Map(p.Dense(x, 16), Swish), 4)),
        ["input(3) | dense(1)"] = (p, x) => p.Dense(x, 1),
        ["input(2) | dense(5, use_bias: false) | tanh | dense(3, sigmoid)"]
            = (p, x) => Map(p.Dense(Map(p.Dense(x, 5, hasBias: false), Math.Tanh), 3), Sigmoid),
        ["input(4) | dropout(rate: 0.5) | tanh"] = (_, x) => Map(x, Math.Tanh),
        ["input(4) | dropout(rate: 0.5)"] = (_, x) => x,
        ["input(3) | softmax | dense(6, leaky_relu(alpha: 0.1)) | softmax(temperature: 2) | scale(factor: 3) | dense(2) | tanh | sigmoid"]
            = (p, x) => Map(Map(p.Dense(Map(Softmax(p.Dense2(Softmax(x), 6, z => z > 0 ? z : 0.1 * z), 2), z => 3 * z), 2), Math.Tanh), Sigmoid),
        ["input(3) | prelu | dense(4) | prelu | bias_add | prelu"]
            = (p, x) => p.PRelu(p.BiasAdd(p.PRelu(p.Dense(p.PRelu(x), 4)))),
    };

    public static TheoryData<string, bool> Models
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (string layers in s_models.Keys)
            {
                data.Add(layers, false);
                data.Add(layers, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void AModelIsItsLayers(string layers, bool isUnity)
    {
        using GeneratedModel model = GeneratedModel.Of(layers, isUnity);
        int inputs = int.Parse(layers["input(".Length..layers.IndexOf(')')]);
        double[] parameters = GeneratedModel.Numbers(model.Initial(0).Length, 1);
        double[] samples = GeneratedModel.Numbers(700 * inputs, 2);
        int outputs = s_models[layers](new(parameters), samples[..inputs]).Length;
        double[] y = new double[700 * outputs + 1];
        y[^1] = 7;

        model.Predict(parameters, samples, y);

        for (int i = 0; i < 700; i++)
        {
            double[] sample = samples[(i * inputs)..((i + 1) * inputs)];
            double[] expected = s_models[layers](new(parameters), sample);
            double[] alone = new double[outputs];
            model.Predict(parameters, sample, alone);
            for (int j = 0; j < outputs; j++)
            {
                Assert.Equal(expected[j], y[i * outputs + j], 1e-13);
            }

            Assert.Equal(y[(i * outputs)..((i + 1) * outputs)], alone);
        }

        Assert.Equal(7, y[^1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AFunctionOfTheClassIsALayerAndItsParameterIsLearnt(bool isUnity)
    {
        using GeneratedModel model = GeneratedModel.Of(
            "input(2) | dense(3) | Bent | dense(2, Snake)",
            isUnity,
            "private static double Bent(double x, double slope) => x + slope * Math.Tanh(x); private static double Snake(double x) => x + Math.Sin(x) * Math.Sin(x);");
        double[] p = GeneratedModel.Numbers(model.Initial(0).Length, 1);
        Assert.Equal(2 * 3 + 3 + 3 + 3 * 2 + 2, p.Length);
        double[] x = [0.5, -0.25];
        double[] y = new double[2];

        model.Predict(p, x, y);

        var parameters = new Parameters(p);
        double[] hidden = parameters.Dense(x, 3);
        double[] slopes = parameters.Take(3);
        hidden = [.. hidden.Zip(slopes, (z, slope) => z + slope * Math.Tanh(z))];
        double[] expected = Map(parameters.Dense(hidden, 2), z => z + Math.Sin(z) * Math.Sin(z));
        Assert.Equal(expected[0], y[0], 1e-14);
        Assert.Equal(expected[1], y[1], 1e-14);
    }

    private static double[] Map(double[] x, Func<double, double> function) => [.. x.Select(function)];

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Swish(double x) => x * Sigmoid(x);

    private static double[] Softmax(double[] x, double temperature = 1)
    {
        double[] powers = Map(x, element => Math.Exp((element - x.Max()) / temperature));
        return Map(powers, power => power / powers.Sum());
    }

    /// <summary>Takes the parameters of layer after layer.</summary>
    private sealed class Parameters(double[] all)
    {
        private int _next;

        public double[] Take(int count)
        {
            _next += count;
            return all[(_next - count).._next];
        }

        public double[] Dense(double[] x, int units, bool hasBias = true)
        {
            double[] kernel = Take(x.Length * units);
            double[] bias = hasBias ? Take(units) : new double[units];
            return [.. Enumerable.Range(0, units).Select(unit => bias[unit] + x.Select((element, input) => element * kernel[input * units + unit]).Sum())];
        }

        public double[] Dense2(double[] x, int units, Func<double, double> activation) => Map(Dense(x, units), activation);

        public double[] PRelu(double[] x)
        {
            double[] alpha = Take(x.Length);
            return [.. x.Zip(alpha, (element, slope) => element > 0 ? element : slope * element)];
        }

        public double[] BiasAdd(double[] x) => [.. x.Zip(Take(x.Length), (element, bias) => element + bias)];
    }
}
