using System;
using System.Runtime.InteropServices;

namespace ActGen;

/// <summary>Moves the parameters of one model against their gradient, and remembers what it needs for the next step.</summary>
/// <remarks>
/// <para>
/// What it remembers is allocated on the first step and belongs to one model: give every model its own optimiser, or
/// <see cref="Reset"/> it between models. Training that goes on with the same optimiser goes on where it stopped.
/// </para>
/// <para>
/// A step is one pass over memory, at every vector width. Products and sums are rounded one by one, so that a step has the same bits at
/// every width and on every machine, with or without a fused multiply-add instruction.
/// </para>
/// <para>An optimiser is not for use from several threads at once.</para>
/// </remarks>
public abstract class Optimizer
{
    private readonly Array?[] _memories;
    private double _learningRate;

    private protected Optimizer(double learningRate, int memories)
    {
        LearningRate = learningRate;
        _memories = new Array?[memories];
    }

    /// <summary>How far a step goes. It may be changed between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a positive finite number.</exception>
    public double LearningRate
    {
        get => _learningRate;
        set
        {
            ParameterChecks.Require(value > 0 && value <= float.MaxValue, value, "a positive finite number as learning rate", nameof(LearningRate));
            _learningRate = value;
        }
    }

    /// <summary>The number of steps made since the beginning or the last <see cref="Reset"/>.</summary>
    public long Steps { get; private set; }

    /// <summary>Makes a step.</summary>
    /// <param name="parameters">The parameters of the model, which are changed.</param>
    /// <param name="gradients">The gradient of the loss with respect to each.</param>
    /// <exception cref="ArgumentException">The spans are not of one length, or overlap. Nothing is written.</exception>
    /// <exception cref="InvalidOperationException">
    /// The optimiser remembers another number of parameters, or of another type. Nothing is written.
    /// </exception>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        Check<float>(parameters, gradients);
        Steps++;
        Update(parameters, gradients);
    }

    /// <inheritdoc cref="Step(Span{float}, ReadOnlySpan{float})"/>
    public void Step(Span<double> parameters, ReadOnlySpan<double> gradients)
    {
        Check<double>(parameters, gradients);
        Steps++;
        Update(parameters, gradients);
    }

    /// <summary>Forgets all steps made.</summary>
    public virtual void Reset()
    {
        Steps = 0;
        Array.Clear(_memories, 0, _memories.Length);
    }

    /// <summary>Makes a step, of either type.</summary>
    internal void StepOf<T>(Span<T> parameters, ReadOnlySpan<T> gradients)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Step(MemoryMarshal.Cast<T, float>(parameters), MemoryMarshal.Cast<T, float>(gradients));
        }
        else
        {
            Step(MemoryMarshal.Cast<T, double>(parameters), MemoryMarshal.Cast<T, double>(gradients));
        }
    }

    /// <summary>Checks that what is remembered is of so many parameters of this type, or nothing; allocates it if it is nothing.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    internal void Prepare<T>(int length)
        where T : unmanaged
    {
        for (int i = 0; i < _memories.Length; i++)
        {
            if (_memories[i] is { } memory && (memory.Length != length || memory is not T[]))
            {
                throw new InvalidOperationException(
                    $"The optimiser has trained {memory.Length} parameters of {memory.GetType().GetElementType()}, and cannot go on with {length} of {typeof(T)}. "
                    + "Give every model its own optimiser, or reset it.");
            }

            _memories[i] ??= new T[length];
        }
    }

    /// <summary>What is remembered about each parameter.</summary>
    private protected Span<T> Memory<T>(int number)
        where T : unmanaged
        => (T[])_memories[number]!;

    private protected abstract void Update(Span<float> parameters, ReadOnlySpan<float> gradients);

    private protected abstract void Update(Span<double> parameters, ReadOnlySpan<double> gradients);

    private void Check<T>(ReadOnlySpan<T> parameters, ReadOnlySpan<T> gradients)
        where T : unmanaged
    {
        PassChecks.SameLength(parameters.Length, gradients.Length, nameof(gradients));
        if (parameters.Overlaps(gradients))
        {
            throw new ArgumentException("The parameters overlap their gradient. Pass memory of its own for each.", nameof(gradients));
        }

        Prepare<T>(parameters.Length);
    }
}
