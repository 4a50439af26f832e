using System;
using System.Collections.Generic;
using System.Numerics;
using ActGen.Tests.Layers;
using ActGen.Tests.Layers.Sequential;

namespace ActGen.Tests.Bits;

/// <summary>Dense layers, and models of layers: what they predict and what training makes of them.</summary>
internal static class LayerBits
{
    private static readonly (int Inputs, int Units)[] s_shapes = [(1, 1), (3, 2), (8, 16), (10, 32), (16, 4), (33, 70), (65, 112), (301, 223)];

    internal static IEnumerable<string> Dense<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((int inputs, int units) in s_shapes)
        {
            var shape = new DenseShape(inputs, units);
            foreach (int samples in new[] { 1, 2, 7, 40 })
            {
                string name = $"dense({inputs}, {units}) {typeof(T).Name}, {samples} samples";
                T[] x = Inputs.Numbers<T>(1, samples * inputs), kernel = Inputs.Numbers<T>(2, inputs * units), bias = Inputs.Numbers<T>(3, units);
                T[] y = new T[samples * units], dx = new T[x.Length], dKernel = new T[kernel.Length], dBias = new T[units];
                DenseCalls.Forward<T>(shape, isLight: false, x, kernel, bias, y);
                yield return Digest.Line(name, y);

                DenseCalls.Backward<T>(shape, x, kernel, bias, Inputs.Numbers<T>(4, y.Length), dx, dKernel, dBias);
                yield return Digest.Line($"gradients of {name}", [.. dx, .. dKernel, .. dBias]);
            }
        }
    }

    internal static IEnumerable<string> Models()
    {
        var policy = new Policy();
        var agent = new Agent();
        return [.. Of("policy", policy, 8, 4, Loss.CategoricalCrossEntropy), .. Of("agent", agent, 8, 4, Loss.MeanSquaredError)];
    }

    private static IEnumerable<string> Of(string name, SequentialModel<float> model, int inputs, int outputs, Loss loss)
    {
        const int Samples = 75;
        float[] x = Inputs.Numbers<float>(5, Samples * inputs), y = new float[Samples * outputs], alone = new float[y.Length];
        model.Initialize(3);
        model.Predict(x, y);
        for (int sample = 0; sample < Samples; sample++)
        {
            model.Predict(x.AsSpan(sample * inputs, inputs), alone.AsSpan(sample * outputs, outputs));
        }

        EveryWay.AssertSame<float>(y, alone, $"{name}, one sample at a time");
        yield return Digest.Line($"prediction of {name}", y);

        float[] targets = [.. Array.ConvertAll(Inputs.Numbers<float>(6, y.Length), static number => Math.Abs(number) / 32)];
        model.Fit(x, targets, new Adam(), loss, new FitOptions { Epochs = 2, BatchSize = 16, Seed = 5 });
        yield return Digest.Line($"parameters of {name} after training", model.Parameters.ToArray());
    }
}
