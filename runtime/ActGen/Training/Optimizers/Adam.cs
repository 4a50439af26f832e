using System;
#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
#endif

namespace ActGen;

/// <summary>
/// Adam: steps along the running mean of the gradient, divided by the running root mean square. In step t, from 1:
/// m += (1 - beta1) (g - m); v += (1 - beta2) (g^2 - v); w -= rate m / (sqrt(v) + epsilon) with
/// rate = learningRate sqrt(1 - beta2^t) / (1 - beta1^t).
/// </summary>
/// <remarks>As in Keras. In TensorFlow.js epsilon is added after the correction of v, which shows only in the first steps.</remarks>
public sealed class Adam : Optimizer
{
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    /// <summary>Creates the optimiser.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="beta1">How much of the mean of the gradient stays in a step, from 0 to less than 1.</param>
    /// <param name="beta2">How much of the mean of its square stays, from 0 to less than 1.</param>
    /// <param name="epsilon">Keeps the quotient finite; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public Adam(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7)
        : base(learningRate, 2)
    {
        ParameterChecks.Require(beta1 >= 0 && beta1 < 1, beta1, "a number of at least 0 and less than 1 as beta1", nameof(beta1));
        ParameterChecks.Require(beta2 >= 0 && beta2 < 1, beta2, "a number of at least 0 and less than 1 as beta2", nameof(beta2));
        ParameterChecks.Require(
            epsilon >= 1e-37 && epsilon <= float.MaxValue, epsilon, "a finite number of at least 1e-37 as epsilon, so that no gradient of 0 divides by 0", nameof(epsilon));
        Beta1 = beta1;
        Beta2 = beta2;
        Epsilon = epsilon;
    }

    /// <summary>How much of the mean of the gradient stays in a step.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the mean of its square stays in a step.</summary>
    public double Beta2 { get; }

    /// <summary>Keeps the quotient finite.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _beta1Power = 1;
        _beta2Power = 1;
    }

    private protected override void Update(Span<float> parameters, ReadOnlySpan<float> gradients) => UpdateAll(NextRate(), parameters, gradients);

    private protected override void Update(Span<double> parameters, ReadOnlySpan<double> gradients) => UpdateAll(NextRate(), parameters, gradients);

    // Powers by repeated products: Math.Pow differs between platforms.
    private double NextRate()
    {
        _beta1Power *= Beta1;
        _beta2Power *= Beta2;
        return LearningRate * Math.Sqrt(1 - _beta2Power) / (1 - _beta1Power);
    }

#if NET8_0_OR_GREATER
    private void UpdateAll<T>(double rate, Span<T> parameters, ReadOnlySpan<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var pass = new Pass<T>(parameters.Length);
        pass.Read(gradients);
        pass.Read(parameters);
        pass.Write(parameters);
        pass.Read(Memory<T>(0));
        pass.Write(Memory<T>(0));
        pass.Read(Memory<T>(1));
        pass.Write(Memory<T>(1));
        pass.Run(new Kernel<T>(
            T.CreateTruncating(rate), T.CreateTruncating(1 - Beta1), T.CreateTruncating(1 - Beta2), T.CreateTruncating(Epsilon)));
    }

    private readonly struct Kernel<T>(T rate, T share1, T share2, T epsilon) : IPassKernel<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<V>(in Streams<T> streams, nuint index)
            where V : struct, ISimd<V, T>
        {
            V gradient = streams.Load<V>(0, index);
            V mean = streams.Load<V>(3, index);
            V square = streams.Load<V>(5, index);
            mean += V.Create(share1) * (gradient - mean);
            square += V.Create(share2) * (gradient * gradient - square);
            V parameter = streams.Load<V>(1, index) - V.Create(rate) * mean / (V.Sqrt(square) + V.Create(epsilon));
            streams.Store(2, index, parameter);
            streams.Store(4, index, mean);
            streams.Store(6, index, square);
        }
    }
#else
    private unsafe void UpdateAll<T>(double rate, Span<T> parameters, ReadOnlySpan<T> gradients)
        where T : unmanaged
    {
        fixed (T* parameter = parameters, gradient = gradients, means = Memory<T>(0), squares = Memory<T>(1))
        {
            for (int i = 0; i < parameters.Length; i++)
            {
                double g = ScalarElement.Read(gradient, i);
                double mean = ScalarElement.Read(means, i);
                double square = ScalarElement.Read(squares, i);
                mean += (1 - Beta1) * (g - mean);
                square += (1 - Beta2) * (g * g - square);
                ScalarElement.Write(means, i, mean);
                ScalarElement.Write(squares, i, square);
                ScalarElement.Write(parameter, i, ScalarElement.Read(parameter, i) - rate * mean / (Math.Sqrt(square) + Epsilon));
            }
        }
    }
#endif
}
