using System;

namespace ActGen.Tests.Training;

/// <summary>Two inputs, a layer of tanh, an output of sigmoid, sample by sample and written out by hand; dropout of the hidden layer if wanted.</summary>
internal sealed class TwoLayerNet : ITrainable<double>
{
    private readonly int _hidden;
    private readonly double _dropout;
    private readonly double[] _parameters;
    private readonly double[] _activations;
    private readonly double[] _masks;

    public TwoLayerNet(int hidden, ulong seed, double dropout = 0)
    {
        _hidden = hidden;
        _dropout = dropout;
        _parameters = new double[4 * hidden + 1];
        _activations = new double[hidden];
        _masks = new double[hidden];
        Initializer.GlorotUniform.Fill(2, hidden, new RandomKey(seed), 0, _parameters.AsSpan(0, 2 * hidden));
        Initializer.GlorotUniform.Fill(hidden, 1, new RandomKey(seed), 1, _parameters.AsSpan(3 * hidden, hidden));
    }

    public int InputLength => 2;

    public int OutputLength => 1;

    public Span<double> Parameters => _parameters;

    public double Predict(ReadOnlySpan<double> x) => 1 / (1 + Math.Exp(-Logit(x)));

    public double Accumulate(ReadOnlySpan<double> x, ReadOnlySpan<double> targets, Loss loss, Span<double> gradients, in RandomKey key)
    {
        Loss fused = loss.Fuse(OutputActivation.Sigmoid)!;
        double sum = 0;
        Span<double> slope = stackalloc double[1];
        for (int sample = 0; sample < targets.Length; sample++)
        {
            ReadOnlySpan<double> inputs = x.Slice(2 * sample, 2);
            for (int unit = 0; unit < _hidden; unit++)
            {
                bool isKept = CounterRandom.UniformDouble(in key, 0, sample * _hidden + unit) >= _dropout;
                _masks[unit] = isKept ? 1 / (1 - _dropout) : 0;
            }

            sum += fused.Evaluate([Logit(inputs)], targets.Slice(sample, 1), 1, slope);
            double dz = slope[0] / targets.Length;
            gradients[4 * _hidden] += dz;
            for (int unit = 0; unit < _hidden; unit++)
            {
                double tanh = _activations[unit];
                gradients[3 * _hidden + unit] += dz * tanh * _masks[unit];
                double inner = dz * _parameters[3 * _hidden + unit] * _masks[unit] * (1 - tanh * tanh);
                gradients[2 * _hidden + unit] += inner;
                gradients[unit] += inner * inputs[0];
                gradients[_hidden + unit] += inner * inputs[1];
            }
        }

        return sum / targets.Length;
    }

    public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> targets, Loss loss)
    {
        Loss fused = loss.Fuse(OutputActivation.Sigmoid)!;
        Array.Fill(_masks, 1);
        double sum = 0;
        for (int sample = 0; sample < targets.Length; sample++)
        {
            sum += fused.Evaluate([Logit(x.Slice(2 * sample, 2))], targets.Slice(sample, 1), 1);
        }

        return sum / targets.Length;
    }

    private double Logit(ReadOnlySpan<double> x)
    {
        double sum = _parameters[4 * _hidden];
        for (int unit = 0; unit < _hidden; unit++)
        {
            _activations[unit] = Math.Tanh(x[0] * _parameters[unit] + x[1] * _parameters[_hidden + unit] + _parameters[2 * _hidden + unit]);
            sum += _masks[unit] * _activations[unit] * _parameters[3 * _hidden + unit];
        }

        return sum;
    }
}
