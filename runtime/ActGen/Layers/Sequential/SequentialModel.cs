using System;
using System.Buffers;
using System.Collections.Generic;
using System.ComponentModel;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace ActGen;

/// <summary>A model of layers one after the other, whose shapes and activations are known at compile time: the base of every class with <c>[Sequential]</c>.</summary>
/// <remarks>
/// <para>All parameters lie in one buffer, layer by layer; the class has a property for each layer's share of it.</para>
/// <para>
/// Any number of threads may predict and evaluate at once, while none trains or changes the parameters. The model holds nothing but these.
/// </para>
/// <para>A sample gives the same bits alone and in a batch of any size.</para>
/// </remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class SequentialModel<T> : ITrainable<T>
    where T : unmanaged
{
    /// <summary>What a prediction takes from the stack at most: small beside any thread's, and large enough for tiles of samples.</summary>
    private const int StackBytes = 32 * 1024;

    /// <summary>What a single sample takes at most to go the short way, with a constant size on the stack and without blocks.</summary>
    private const int SampleBytes = 2048;

    /// <summary>
    /// Working memory begins at a cache line. A register that a layer writes across two lines comes late to the next layer, which
    /// reads it at once: a sample alone through 8, 16, 16 and 4 units would take a third longer.
    /// </summary>
    private const int CacheLineBytes = 64;

    private readonly T[] _parameters;

    /// <summary>Makes a model with the initial parameters of seed 0.</summary>
    protected unsafe SequentialModel()
    {
        // Generated properties of constants; none of them sees the object.
        IReadOnlyList<Layer> layers = Layers;
        InputLength = layers[0].Inputs;
        OutputLength = layers[layers.Count - 1].Outputs;

        int length = 0;
        foreach (Layer layer in layers)
        {
            foreach (LayerWeights weights in layer.Weights)
            {
                length += weights.Length;
            }
        }

        _parameters = new T[length];
        Initialize(0);
    }

    /// <summary>The layers in their order.</summary>
    public abstract IReadOnlyList<Layer> Layers { get; }

    /// <summary>The number of inputs of a sample.</summary>
    public int InputLength { get; }

    /// <summary>The number of outputs of a sample.</summary>
    public int OutputLength { get; }

    /// <summary>All parameters, layer by layer, each with its kernel before its bias. A kernel is <c>[inputs, units]</c>, row by row.</summary>
    public Span<T> Parameters => _parameters;

    /// <summary>Gives all parameters new initial values, each as its layer says: kernels are drawn, biases are 0 where nothing else is asked for.</summary>
    /// <param name="seed">Decides the weights: the same seed gives the same bits.</param>
    public void Initialize(ulong seed)
    {
        var key = new RandomKey(seed);
        int stage = 0;
        foreach (Layer layer in Layers)
        {
            foreach (LayerWeights weights in layer.Weights)
            {
                weights.Initializer.FillOf(layer.Inputs, layer.Outputs, in key, stage++, weights.Of(Parameters));
            }
        }
    }

    /// <summary>Computes the outputs. Nothing is allocated; layers of more than some thousand units take their memory from a pool.</summary>
    /// <param name="x">The inputs, sample by sample: one sample or many.</param>
    /// <param name="y">Receives the outputs, sample by sample.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="x"/> is no whole number of samples, or <paramref name="y"/> is too short or overlaps the inputs or the parameters.
    /// Nothing is written.
    /// </exception>
    public unsafe void Predict(ReadOnlySpan<T> x, Span<T> y)
    {
        int samples = SequentialChecks.Samples(x.Length, InputLength, y.Length, OutputLength);
        y = y.Slice(0, samples * OutputLength);
        SequentialChecks.Apart(x, y, _parameters);
        if (samples == 1 && PredictionWork <= SampleBytes / sizeof(T))
        {
            PredictSample(x, y);
        }
        else
        {
            Predict(samples, x, y, toLogits: false);
        }
    }

    /// <summary>Moves the parameters towards those with the smallest loss: <see cref="Trainer.Fit{T}(ITrainable{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, Optimizer, Loss, FitOptions?)"/>.</summary>
    /// <remarks>
    /// Where the last activation is softmax or sigmoid and the loss its cross entropy, both are computed as one, which neither overflows nor
    /// loses digits.
    /// </remarks>
    /// <param name="inputs">The inputs, sample by sample.</param>
    /// <param name="targets">The targets, sample by sample.</param>
    /// <param name="optimizer">Makes the steps.</param>
    /// <param name="loss">What is to become small.</param>
    /// <param name="options">How to train; by default as <see cref="FitOptions"/> says.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="ArgumentNullException">The optimiser or the loss is null.</exception>
    /// <exception cref="ArgumentException">The samples do not fit the model or the loss, or hold a number that is not finite. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">The optimiser has begun with another model. Nothing has been changed.</exception>
    /// <exception cref="TrainingDivergedException">The loss or the parameters stopped being finite. The parameters are those of the last good epoch.</exception>
    public History Fit(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Optimizer optimizer, Loss loss, FitOptions? options = null)
        => Trainer.Fit(this, inputs, targets, optimizer, loss, options);

    /// <summary>Moves the parameters towards those with the smallest loss, and tells after every epoch how good the model is with other samples.</summary>
    /// <inheritdoc cref="Fit(ReadOnlySpan{T}, ReadOnlySpan{T}, Optimizer, Loss, FitOptions?)" path="/remarks"/>
    /// <param name="inputs">The inputs of the samples to train with, sample by sample.</param>
    /// <param name="targets">Their targets, sample by sample.</param>
    /// <param name="validationInputs">The inputs of the samples that are not trained with, sample by sample.</param>
    /// <param name="validationTargets">Their targets, sample by sample.</param>
    /// <param name="optimizer">Makes the steps.</param>
    /// <param name="loss">What is to become small.</param>
    /// <param name="options">How to train; by default as <see cref="FitOptions"/> says.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="ArgumentNullException">The optimiser or the loss is null.</exception>
    /// <exception cref="ArgumentException">
    /// Samples of either kind do not fit the model or the loss, or hold a number that is not finite; or the options ask for a
    /// <see cref="FitOptions.ValidationSplit"/> as well. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">The optimiser has begun with another model. Nothing has been changed.</exception>
    /// <exception cref="TrainingDivergedException">The loss or the parameters stopped being finite. The parameters are those of the last good epoch.</exception>
    public History Fit(
        ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> validationInputs, ReadOnlySpan<T> validationTargets,
        Optimizer optimizer, Loss loss, FitOptions? options = null)
        => Trainer.Fit(this, inputs, targets, validationInputs, validationTargets, optimizer, loss, options);

    /// <summary>The mean loss of samples, without dropout and its like.</summary>
    /// <param name="inputs">The inputs, sample by sample.</param>
    /// <param name="targets">The targets, sample by sample.</param>
    /// <param name="loss">The loss.</param>
    /// <returns>The mean over all samples.</returns>
    /// <exception cref="ArgumentNullException">The loss is null.</exception>
    /// <exception cref="ArgumentException">The samples do not fit the model or the loss, or hold a number that is not finite.</exception>
    public double Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Loss loss) => Trainer.Evaluate(this, inputs, targets, loss);

    double ITrainable<T>.Accumulate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Loss loss, Span<T> gradients, in RandomKey key)
    {
        int samples = inputs.Length / InputLength;
        int workLength = checked(samples * TrainingWork);
        Loss? fused = loss.Fuse(OutputActivation);
        T[] rented = ArrayPool<T>.Shared.Rent(workLength + samples * OutputLength);
        Span<T> work = rented.AsSpan(0, workLength);
        Span<T> slopes = rented.AsSpan(workLength, samples * OutputLength);

        ReadOnlySpan<T> outputs = ForwardBatch(inputs, work, key, toLogits: fused is not null);
        double value = (fused ?? loss).EvaluateOf(outputs, targets, OutputLength, slopes);
        BackwardBatch(inputs, work, slopes, gradients, key, fromLogits: fused is not null);

        ArrayPool<T>.Shared.Return(rented);
        return value;
    }

    double ITrainable<T>.Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Loss loss)
    {
        int samples = inputs.Length / InputLength;
        Loss? fused = loss.Fuse(OutputActivation);
        T[] rented = ArrayPool<T>.Shared.Rent(samples * OutputLength);
        Span<T> outputs = rented.AsSpan(0, samples * OutputLength);

        Predict(samples, inputs, outputs, toLogits: fused is not null);
        double value = (fused ?? loss).EvaluateOf(outputs, targets, OutputLength, default);

        ArrayPool<T>.Shared.Return(rented);
        return value;
    }

    /// <summary>The last activation, where a loss may be fused with it.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    protected virtual OutputActivation OutputActivation => OutputActivation.Other;

    /// <summary>The elements of working memory that <see cref="PredictBatch"/> takes for a sample.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    protected abstract int PredictionWork { get; }

    /// <summary>The elements of working memory that <see cref="ForwardBatch"/> and <see cref="BackwardBatch"/> take for a sample.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    protected abstract int TrainingWork { get; }

    /// <summary>Computes the outputs of a batch, without dropout and its like.</summary>
    /// <param name="x">The inputs, sample by sample.</param>
    /// <param name="y">Receives the outputs: exactly as long.</param>
    /// <param name="work">Working memory.</param>
    /// <param name="toLogits">Whether to leave out the last activation, where it is <see cref="OutputActivation"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    protected abstract void PredictBatch(ReadOnlySpan<T> x, Span<T> y, Span<T> work, bool toLogits);

    /// <summary>Computes the outputs of a batch as training sees them, and keeps what their gradient needs.</summary>
    /// <param name="x">The inputs, sample by sample.</param>
    /// <param name="work">Working memory; <see cref="BackwardBatch"/> gets it as it was left.</param>
    /// <param name="key">The random numbers.</param>
    /// <param name="toLogits">Whether to leave out the last activation, where it is <see cref="OutputActivation"/>.</param>
    /// <returns>The outputs, a part of <paramref name="work"/> or the inputs themselves.</returns>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    protected abstract ReadOnlySpan<T> ForwardBatch(ReadOnlySpan<T> x, Span<T> work, RandomKey key, bool toLogits);

    /// <summary>Adds the gradient of a batch with respect to the parameters.</summary>
    /// <param name="x">The inputs, sample by sample.</param>
    /// <param name="work">Working memory, as <see cref="ForwardBatch"/> left it.</param>
    /// <param name="dy">The gradients with respect to the outputs; may be overwritten.</param>
    /// <param name="gradients">The gradient with respect to <see cref="Parameters"/> is added to it.</param>
    /// <param name="key">The random numbers, the same as forward.</param>
    /// <param name="fromLogits">Whether <paramref name="dy"/> is the gradient with respect to what goes into the last activation.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    protected abstract void BackwardBatch(ReadOnlySpan<T> x, Span<T> work, Span<T> dy, Span<T> gradients, RandomKey key, bool fromLogits);

    /// <summary>Computes the outputs of one sample. The fewer instructions, the more of the next sample the processor sees meanwhile.</summary>
#if NET8_0_OR_GREATER
    [SkipLocalsInit]
#endif
    private unsafe void PredictSample(ReadOnlySpan<T> x, Span<T> y)
    {
        byte* stack = stackalloc byte[SampleBytes + CacheLineBytes];
        PredictBatch(x, y, new Span<T>(AtCacheLine(stack), PredictionWork), toLogits: false);
    }

    private static unsafe byte* AtCacheLine(byte* memory) => memory + (-(nint)memory & CacheLineBytes - 1);

    /// <summary>Computes the outputs block by block: what layers hand to each other stays on the stack, in the nearest cache.</summary>
#if NET8_0_OR_GREATER
    [SkipLocalsInit]
#endif
    private unsafe void Predict(int samples, ReadOnlySpan<T> x, Span<T> y, bool toLogits)
    {
        int each = PredictionWork;
        int block = samples == 1 || each == 0 ? samples : Math.Min(samples, Math.Max(StackBytes / sizeof(T) / each, 1));
        int length = block * each;
        bool isOnStack = length <= StackBytes / sizeof(T);
        byte* stack = stackalloc byte[isOnStack ? length * sizeof(T) + CacheLineBytes : 0];
        T[]? rented = isOnStack ? null : ArrayPool<T>.Shared.Rent(length);
        Span<T> work = isOnStack ? new Span<T>(AtCacheLine(stack), length) : rented.AsSpan(0, length);

        for (int start = 0, count; start < samples; start += count)
        {
            count = Math.Min(block, samples - start);
            PredictBatch(
                x.Slice(start * InputLength, count * InputLength), y.Slice(start * OutputLength, count * OutputLength), work.Slice(0, count * each), toLogits);
        }

        if (rented is not null)
        {
            ArrayPool<T>.Shared.Return(rented);
        }
    }
}
