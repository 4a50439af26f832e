using System;

namespace ActGen;

/// <summary>One training of one model, with the memory it takes.</summary>
internal readonly ref struct TrainingRun<T>
    where T : unmanaged
{
    private readonly ITrainable<T> _model;
    private readonly ReadOnlySpan<T> _inputs;
    private readonly ReadOnlySpan<T> _targets;
    private readonly ReadOnlySpan<T> _validationInputs;
    private readonly ReadOnlySpan<T> _validationTargets;
    private readonly Optimizer _optimizer;
    private readonly Loss _loss;
    private readonly FitOptions _options;

    private readonly int _inputLength;
    private readonly int _targetLength;
    private readonly int _samples;
    private readonly T[] _gradients;
    private readonly T[] _lastGood;
    private readonly History _history;
    private readonly BestEpoch<T> _best;

    // Empty where samples are taken in their order, from where they lie.
    private readonly int[] _order;
    private readonly T[] _batchInputs;
    private readonly T[] _batchTargets;

    /// <param name="model">The model.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="validationInputs">The inputs of the samples for validation; empty for none.</param>
    /// <param name="validationTargets">Their targets.</param>
    /// <param name="optimizer">Makes the steps.</param>
    /// <param name="loss">What is to become small.</param>
    /// <param name="options">How to train; a copy of its own, since a callback may change the options of the caller.</param>
    internal TrainingRun(
        ITrainable<T> model, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> validationInputs, ReadOnlySpan<T> validationTargets,
        Optimizer optimizer, Loss loss, FitOptions options)
    {
        _model = model;
        _inputs = inputs;
        _targets = targets;
        _validationInputs = validationInputs;
        _validationTargets = validationTargets;
        _optimizer = optimizer;
        _loss = loss;
        _options = options;

        _inputLength = model.InputLength;
        _targetLength = loss.TargetLength(model.OutputLength);
        _samples = inputs.Length / _inputLength;
        _gradients = new T[model.Parameters.Length];
        _lastGood = model.Parameters.ToArray();
        _history = new History();
        _best = new BestEpoch<T>(options.EarlyStopping);

        int batch = options.Shuffle ? Math.Min(options.BatchSize, _samples) : 0;
        _order = options.Shuffle ? new int[_samples] : Array.Empty<int>();
        _batchInputs = new T[batch * _inputLength];
        _batchTargets = new T[batch * _targetLength];
    }

    internal History Run()
    {
        _history.StopReason = StopReason.Completed;
        for (int epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            if (RunEpoch(epoch) is not { } loss)
            {
                _history.StopReason = StopReason.Cancelled;
                break;
            }

            double? validationLoss = Validate(epoch);
            _model.Parameters.CopyTo(_lastGood);
            _history.Add(loss, validationLoss);
            bool isOver = _best.Note(epoch, validationLoss ?? loss, _lastGood);
            _options.Progress?.Invoke(new EpochProgress(epoch, _options.Epochs, loss, validationLoss));
            if (isOver)
            {
                _history.StopReason = StopReason.NoImprovement;
                break;
            }
        }

        _history.RestoredEpoch = _best.Restore(_model.Parameters);
        return _history;
    }

    /// <summary>The mean loss of the samples, or null if cancelled.</summary>
    private double? RunEpoch(int epoch)
    {
        if (_order.Length != 0)
        {
            Permutation.Fill(_order, new RandomKey(_options.Seed, (ulong)_optimizer.Steps));
        }

        double sum = 0;
        int number = 1;
        for (int start = 0, count; start < _samples; start += count, number++)
        {
            if (_options.CancellationToken.IsCancellationRequested)
            {
                RequireFiniteParameters(epoch);
                return null;
            }

            count = Math.Min(_options.BatchSize, _samples - start);
            double loss = RunBatch(start, count);
            if (!double.IsFinite(loss))
            {
                throw Diverged(epoch, number, "the loss", loss);
            }

            _optimizer.StepOf<T>(_model.Parameters, _gradients);
            sum += count * loss;
        }

        RequireFiniteParameters(epoch);
        return sum / _samples;
    }

    private double RunBatch(int start, int count)
    {
        ReadOnlySpan<T> inputs = _inputs.Slice(start * _inputLength, count * _inputLength);
        ReadOnlySpan<T> targets = _targets.Slice(start * _targetLength, count * _targetLength);
        if (_order.Length != 0)
        {
            inputs = Gather(_inputs, _inputLength, start, count, _batchInputs);
            targets = Gather(_targets, _targetLength, start, count, _batchTargets);
        }

        Array.Clear(_gradients, 0, _gradients.Length);
        return _model.Accumulate(inputs, targets, _loss, _gradients, new RandomKey(_options.Seed, (ulong)_optimizer.Steps));
    }

    private ReadOnlySpan<T> Gather(ReadOnlySpan<T> rows, int rowLength, int start, int count, Span<T> batch)
    {
        for (int i = 0; i < count; i++)
        {
            rows.Slice(_order[start + i] * rowLength, rowLength).CopyTo(batch.Slice(i * rowLength));
        }

        return batch[..(count * rowLength)];
    }

    /// <summary>The mean loss of the validation samples, or null without any.</summary>
    private double? Validate(int epoch)
    {
        if (_validationInputs.IsEmpty)
        {
            return null;
        }

        double loss = Trainer.EvaluateChecked(
            _model, _validationInputs, _validationTargets, _loss, _validationInputs.Length / _inputLength, _options.BatchSize);
        return double.IsFinite(loss) ? loss : throw Diverged(epoch, null, "the validation loss", loss);
    }

    private void RequireFiniteParameters(int epoch)
    {
        int index = TrainingChecks.FirstNotFinite<T>(_model.Parameters, out double value);
        if (index >= 0)
        {
            throw Diverged(epoch, null, $"parameter {index}", value);
        }
    }

    private TrainingDivergedException Diverged(int epoch, int? batch, string what, double value)
    {
        _lastGood.CopyTo(_model.Parameters);
        _history.RestoredEpoch = _best.Restore(_model.Parameters);
        _history.StopReason = StopReason.Diverged;
        _optimizer.Reset();
        return new TrainingDivergedException(epoch, batch, what, value, _optimizer.LearningRate, _history);
    }
}
