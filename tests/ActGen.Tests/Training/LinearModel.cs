using System;
using System.Numerics;

namespace ActGen.Tests.Training;

/// <summary>y = bias + x kernel, one unit, written out by hand.</summary>
internal sealed class LinearModel<T>(int inputs) : ITrainable<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _parameters = new T[inputs + 1];
    private T[] _outputs = [];

    public int InputLength => inputs;

    public int OutputLength => 1;

    public Span<T> Parameters => _parameters;

    /// <summary>Is shown a batch.</summary>
    public delegate void BatchObserver(ReadOnlySpan<T> x);

    /// <summary>The batches that have come, by their first input.</summary>
    public BatchObserver? Batch { get; set; }

    public T Predict(ReadOnlySpan<T> x)
    {
        T sum = _parameters[inputs];
        for (int i = 0; i < inputs; i++)
        {
            sum += x[i] * _parameters[i];
        }

        return sum;
    }

    public double Accumulate(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, Loss loss, Span<T> gradients, in RandomKey key)
    {
        Batch?.Invoke(x);
        Span<T> outputs = Outputs(x);
        double value = Losses.Evaluate<T>(loss, outputs, targets, 1, outputs);
        for (int sample = 0; sample < outputs.Length; sample++)
        {
            for (int i = 0; i < inputs; i++)
            {
                gradients[i] += outputs[sample] * x[sample * inputs + i];
            }

            gradients[inputs] += outputs[sample];
        }

        return value;
    }

    public double Evaluate(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, Loss loss) => Losses.Evaluate<T>(loss, Outputs(x), targets, 1, default);

    private Span<T> Outputs(ReadOnlySpan<T> x)
    {
        int samples = x.Length / inputs;
        if (_outputs.Length < samples)
        {
            _outputs = new T[samples];
        }

        for (int i = 0; i < samples; i++)
        {
            _outputs[i] = Predict(x.Slice(i * inputs, inputs));
        }

        return _outputs.AsSpan(0, samples);
    }
}
