using System;

namespace ActGen;

/// <summary>Trains models.</summary>
public static class Trainer
{
    /// <summary>Moves the parameters of a model towards those with the smallest loss.</summary>
    /// <remarks>
    /// <para>
    /// Reproducible: the same model, samples, options and optimiser (with the same steps behind it) give the same bits. Order and dropout
    /// depend on the seed and the number of steps made, so that a second call with the same optimiser goes on with new ones.
    /// </para>
    /// <para>Everything is allocated before the first batch, but for the history, which grows with the epochs.</para>
    /// </remarks>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="inputs">The inputs, sample by sample.</param>
    /// <param name="targets">The targets, sample by sample.</param>
    /// <param name="optimizer">Makes the steps.</param>
    /// <param name="loss">What is to become small.</param>
    /// <param name="options">How to train; by default as <see cref="FitOptions"/> says.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="ArgumentNullException">The model, the optimiser or the loss is null.</exception>
    /// <exception cref="ArgumentException">
    /// The samples do not fit the model or the loss, are too few to be split, or hold a number that is not finite, or so do the
    /// parameters. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">The optimiser has begun with another model. Nothing has been changed.</exception>
    /// <exception cref="TrainingDivergedException">The loss or the parameters stopped being finite.</exception>
    public static History Fit<T>(
        ITrainable<T> model, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Optimizer optimizer, Loss loss, FitOptions? options = null)
        where T : unmanaged
    {
        Require(model, nameof(model));
        Require(optimizer, nameof(optimizer));
        Require(loss, nameof(loss));
        options ??= new FitOptions();

        int samples = TrainingChecks.Samples(model, inputs, targets, loss);
        int trained = TrainingChecks.Split(samples, options.ValidationSplit);
        int inputLength = model.InputLength, targetLength = loss.TargetLength(model.OutputLength);
        return FitChecked(
            model, inputs.Slice(0, trained * inputLength), targets.Slice(0, trained * targetLength),
            inputs.Slice(trained * inputLength), targets.Slice(trained * targetLength), optimizer, loss, options);
    }

    /// <summary>Moves the parameters of a model towards those with the smallest loss, and tells after every epoch how good it is with other samples.</summary>
    /// <inheritdoc cref="Fit{T}(ITrainable{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, Optimizer, Loss, FitOptions?)" path="/remarks"/>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="inputs">The inputs of the samples to train with, sample by sample.</param>
    /// <param name="targets">Their targets, sample by sample.</param>
    /// <param name="validationInputs">The inputs of the samples that are not trained with, sample by sample.</param>
    /// <param name="validationTargets">Their targets, sample by sample.</param>
    /// <param name="optimizer">Makes the steps.</param>
    /// <param name="loss">What is to become small.</param>
    /// <param name="options">How to train; by default as <see cref="FitOptions"/> says.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="ArgumentNullException">The model, the optimiser or the loss is null.</exception>
    /// <exception cref="ArgumentException">
    /// Samples of either kind do not fit the model or the loss, or hold a number that is not finite, or so do the parameters; or the
    /// options ask for a <see cref="FitOptions.ValidationSplit"/> as well. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">The optimiser has begun with another model. Nothing has been changed.</exception>
    /// <exception cref="TrainingDivergedException">The loss or the parameters stopped being finite.</exception>
    public static History Fit<T>(
        ITrainable<T> model, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> validationInputs, ReadOnlySpan<T> validationTargets,
        Optimizer optimizer, Loss loss, FitOptions? options = null)
        where T : unmanaged
    {
        Require(model, nameof(model));
        Require(optimizer, nameof(optimizer));
        Require(loss, nameof(loss));
        options ??= new FitOptions();

        TrainingChecks.Samples(model, inputs, targets, loss);
        TrainingChecks.Samples(model, validationInputs, validationTargets, loss, nameof(validationInputs), nameof(validationTargets));
        TrainingChecks.NoSplit(options.ValidationSplit);
        return FitChecked(model, inputs, targets, validationInputs, validationTargets, optimizer, loss, options);
    }

    /// <summary>The mean loss of samples, batch by batch.</summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="inputs">The inputs, sample by sample.</param>
    /// <param name="targets">The targets, sample by sample.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="batchSize">The number of samples that are computed together.</param>
    /// <returns>The mean over all samples.</returns>
    /// <exception cref="ArgumentNullException">The model or the loss is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The samples do not fit the model or the loss, or hold a number that is not finite.</exception>
    public static double Evaluate<T>(ITrainable<T> model, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Loss loss, int batchSize = 32)
        where T : unmanaged
    {
        Require(model, nameof(model));
        Require(loss, nameof(loss));
        ParameterChecks.Require(batchSize >= 1, (double)batchSize, "a batch size of at least 1", nameof(batchSize));

        int samples = TrainingChecks.Samples(model, inputs, targets, loss);
        return EvaluateChecked(model, inputs, targets, loss, samples, batchSize);
    }

    private static History FitChecked<T>(
        ITrainable<T> model, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> validationInputs, ReadOnlySpan<T> validationTargets,
        Optimizer optimizer, Loss loss, FitOptions options)
        where T : unmanaged
    {
        TrainingChecks.Parameters<T>(model.Parameters);
        optimizer.Prepare<T>(model.Parameters.Length);
        return new TrainingRun<T>(model, inputs, targets, validationInputs, validationTargets, optimizer, loss, options.Copy()).Run();
    }

    internal static double EvaluateChecked<T>(
        ITrainable<T> model, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Loss loss, int samples, int batchSize)
        where T : unmanaged
    {
        int inputLength = model.InputLength;
        int targetLength = loss.TargetLength(model.OutputLength);
        double sum = 0;
        for (int start = 0, count; start < samples; start += count)
        {
            count = Math.Min(batchSize, samples - start);
            sum += count * model.Evaluate(
                inputs.Slice(start * inputLength, count * inputLength), targets.Slice(start * targetLength, count * targetLength), loss);
        }

        return sum / samples;
    }

    private static void Require(object? argument, string name)
    {
        if (argument is null)
        {
            throw new ArgumentNullException(name);
        }
    }
}
