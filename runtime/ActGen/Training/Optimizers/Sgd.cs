using System;
#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
#endif

namespace ActGen;

/// <summary>
/// Stochastic gradient descent: w += v with v = momentum v - learningRate g; with Nesterov's momentum, w += momentum v - learningRate g.
/// </summary>
/// <remarks>As in Keras, and as in TensorFlow.js while the learning rate stays the same.</remarks>
public sealed class Sgd : Optimizer
{
    /// <summary>Creates the optimiser.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="momentum">How much of a step goes into the next, from 0 to less than 1.</param>
    /// <param name="nesterov">Whether to look ahead: to step as if the momentum of this step had been applied already.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <exception cref="ArgumentException"><paramref name="nesterov"/> without momentum.</exception>
    public Sgd(double learningRate = 0.01, double momentum = 0, bool nesterov = false)
        : base(learningRate, momentum == 0 ? 0 : 1)
    {
        ParameterChecks.Require(momentum >= 0 && momentum < 1, momentum, "a number of at least 0 and less than 1 as momentum", nameof(momentum));
        if (nesterov && momentum == 0)
        {
            throw new ArgumentException("Nesterov's momentum needs momentum, but it is 0. Use a momentum such as 0.9, or nesterov: false.", nameof(nesterov));
        }

        Momentum = momentum;
        IsNesterov = nesterov;
    }

    /// <summary>How much of a step goes into the next.</summary>
    public double Momentum { get; }

    /// <summary>Whether it looks ahead.</summary>
    public bool IsNesterov { get; }

#if NET8_0_OR_GREATER
    private protected override void Update(Span<float> parameters, ReadOnlySpan<float> gradients) => UpdateAll(parameters, gradients);

    private protected override void Update(Span<double> parameters, ReadOnlySpan<double> gradients) => UpdateAll(parameters, gradients);

    private void UpdateAll<T>(Span<T> parameters, ReadOnlySpan<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T learningRate = T.CreateTruncating(LearningRate), momentum = T.CreateTruncating(Momentum);
        var pass = new Pass<T>(parameters.Length);
        pass.Read(gradients);
        pass.Read(parameters);
        pass.Write(parameters);
        if (Momentum == 0)
        {
            pass.Run(new Plain<T>(learningRate));
            return;
        }

        pass.Read(Memory<T>(0));
        pass.Write(Memory<T>(0));
        if (IsNesterov)
        {
            pass.Run(new LookAhead<T>(learningRate, momentum));
        }
        else
        {
            pass.Run(new Heavy<T>(learningRate, momentum));
        }
    }

    private readonly struct Plain<T>(T learningRate) : IPassKernel<T>
        where T : unmanaged
    {
        public static KernelWeight Weight => KernelWeight.Light;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<V>(in Streams<T> streams, nuint index)
            where V : struct, ISimd<V, T>
            => streams.Store(2, index, streams.Load<V>(1, index) - V.Create(learningRate) * streams.Load<V>(0, index));
    }

    private readonly struct Heavy<T>(T learningRate, T momentum) : IPassKernel<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<V>(in Streams<T> streams, nuint index)
            where V : struct, ISimd<V, T>
        {
            V velocity = V.Create(momentum) * streams.Load<V>(3, index) - V.Create(learningRate) * streams.Load<V>(0, index);
            V parameter = streams.Load<V>(1, index) + velocity;
            streams.Store(2, index, parameter);
            streams.Store(4, index, velocity);
        }
    }

    private readonly struct LookAhead<T>(T learningRate, T momentum) : IPassKernel<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<V>(in Streams<T> streams, nuint index)
            where V : struct, ISimd<V, T>
        {
            V step = V.Create(learningRate) * streams.Load<V>(0, index);
            V velocity = V.Create(momentum) * streams.Load<V>(3, index) - step;
            V parameter = streams.Load<V>(1, index) + (V.Create(momentum) * velocity - step);
            streams.Store(2, index, parameter);
            streams.Store(4, index, velocity);
        }
    }
#else
    private protected override void Update(Span<float> parameters, ReadOnlySpan<float> gradients) => UpdateAll(parameters, gradients);

    private protected override void Update(Span<double> parameters, ReadOnlySpan<double> gradients) => UpdateAll(parameters, gradients);

    private unsafe void UpdateAll<T>(Span<T> parameters, ReadOnlySpan<T> gradients)
        where T : unmanaged
    {
        fixed (T* parameter = parameters, gradient = gradients, velocities = Momentum == 0 ? default : Memory<T>(0))
        {
            for (int i = 0; i < parameters.Length; i++)
            {
                double step = LearningRate * ScalarElement.Read(gradient, i);
                double move = -step;
                if (Momentum != 0)
                {
                    double velocity = Momentum * ScalarElement.Read(velocities, i) - step;
                    ScalarElement.Write(velocities, i, velocity);
                    move = IsNesterov ? Momentum * velocity - step : velocity;
                }

                ScalarElement.Write(parameter, i, ScalarElement.Read(parameter, i) + move);
            }
        }
    }
#endif
}
