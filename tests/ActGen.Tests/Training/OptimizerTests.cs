using System;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using ActGen.Tests.Memory;
using Xunit;

namespace ActGen.Tests.Training;

public sealed class OptimizerTests
{
    [Fact]
    public void PlainDescentSubtractsTheScaledGradient()
    {
        double[] w = [1, -2];
        var optimizer = new Sgd(0.5);
        optimizer.Step(w, [2, 4]);
        Assert.Equal([0, -4], w);
        Assert.Equal(1, optimizer.Steps);
    }

    /// <summary>By hand, with the gradients 1, 2, 4, the rate 1/2 and the momentum 1/2: all numbers are exact.</summary>
    [Theory]
    [InlineData(false, new[] { -0.5, -1.75, -4.375 })] // v = -1/2, -5/4, -21/8
    [InlineData(true, new[] { -0.75, -2.375, -5.6875 })]
    public void MomentumGoesOn(bool nesterov, double[] expected)
    {
        Check<float>(() => new Sgd(0.5, 0.5, nesterov), [1, 2, 4], expected, 0);
        Check<double>(() => new Sgd(0.5, 0.5, nesterov), [1, 2, 4], expected, 0);
    }

    /// <summary>The gradients 1, -2, 0.5 at the defaults: means by hand, steps in closed form.</summary>
    [Fact]
    public void AdamFollowsItsRecurrences()
    {
        // m = 0.1, -0.11, -0.049; v = 0.001, 0.004999, 0.005244001
        double[] m = [0.1, -0.11, -0.049], v = [0.001, 0.004999, 0.005244001];
        double w = 0;
        double[] expected = new double[3];
        for (int t = 1; t <= 3; t++)
        {
            double rate = 0.001 * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t));
            w -= rate * m[t - 1] / (Math.Sqrt(v[t - 1]) + 1e-7);
            expected[t - 1] = w;
        }

        Check<double>(() => new Adam(), [1, -2, 0.5], expected, 1e-14);
        Check<float>(() => new Adam(), [1, -2, 0.5], expected, 1e-9);
    }

    [Fact]
    public void FirstStepOfAdamIsTheLearningRateWhateverTheGradient()
    {
        float[] w = [0, 0, 0];
        new Adam(0.25).Step(w, [1000, -0.5f, 0]);
        Assert.Equal(-0.25, w[0], 1e-6);
        Assert.Equal(0.25, w[1], 1e-5);
        Assert.Equal(0, w[2]);
    }

    /// <summary>Operations rounded one by one, in the order of the recurrences: the same bits at every width and without multiply-add.</summary>
    [Fact]
    public void EveryBitIsThatOfTheRecurrences()
    {
        CheckBits<float>();
        CheckBits<double>();
    }

    [Fact]
    public void ResetForgets()
    {
        foreach (Optimizer optimizer in new Optimizer[] { new Sgd(0.1, 0.9), new Adam() })
        {
            double[] first = [1, 2, 3], second = [1, 2, 3];
            optimizer.Step(first, [1, 2, 3]);
            optimizer.Step(first, [1, 2, 3]);
            double[] twice = [.. first];
            optimizer.Reset();
            Assert.Equal(0, optimizer.Steps);
            optimizer.Step(second, [1, 2, 3]);
            optimizer.Step(second, [1, 2, 3]);
            Assert.Equal(twice, second);

            optimizer.Reset();
            optimizer.Step(new float[7], new float[7]); // another model is welcome then
        }
    }

    [Fact]
    public void AnotherModelIsRefused()
    {
        var optimizer = new Adam();
        optimizer.Step(new float[3], new float[3]);
        float[] four = [1, 1, 1, 1];
        string message = Assert.Throws<InvalidOperationException>(() => optimizer.Step(four, [1, 1, 1, 1])).Message;
        Assert.Contains("3 parameters", message);
        Assert.Contains("reset", message);
        Assert.Equal([1, 1, 1, 1], four);
        Assert.Equal(1, optimizer.Steps);
        Assert.Throws<InvalidOperationException>(() => optimizer.Step(new double[3], new double[3]));
        Assert.Throws<ArgumentException>("gradients", () => optimizer.Step(new float[3], new float[2]));
        Assert.Throws<ArgumentException>("gradients", () => optimizer.Step(four, four));
    }

    [Fact]
    public void ImpossibleSettingsAreRefused()
    {
        foreach (double bad in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => new Sgd(bad));
            Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => new Adam().LearningRate = bad);
            Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new Adam(epsilon: bad));
        }

        foreach (double bad in new[] { -0.1, 1, double.NaN })
        {
            Assert.Throws<ArgumentOutOfRangeException>("momentum", () => new Sgd(0.1, bad));
            Assert.Throws<ArgumentOutOfRangeException>("beta1", () => new Adam(beta1: bad));
            Assert.Throws<ArgumentOutOfRangeException>("beta2", () => new Adam(beta2: bad));
        }

        Assert.Throws<ArgumentException>("nesterov", () => new Sgd(nesterov: true));
    }

    [Fact]
    public void StepsDoNotAllocate()
    {
        float[] w = new float[1000], g = new float[1000];
        foreach (Optimizer optimizer in new Optimizer[] { new Sgd(), new Sgd(0.1, 0.9), new Adam() })
        {
            Assert.Equal(0, Allocation.Of(() => optimizer.Step(w, g)));
        }
    }

    private static void Check<T>(Func<Optimizer> create, double[] gradients, double[] expected, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Optimizer optimizer = create();
        T[] w = new T[1];
        for (int i = 0; i < gradients.Length; i++)
        {
            Step(optimizer, w, [T.CreateChecked(gradients[i])]);
            Assert.Equal(expected[i], double.CreateChecked(w[0]), tolerance);
        }
    }

    private static void CheckBits<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T rate = T.CreateTruncating(0.1), momentum = T.CreateTruncating(0.9), share2 = T.CreateTruncating(1 - 0.999), epsilon = T.CreateTruncating(1e-7);
        CheckBits<T>(new Sgd(0.1), (g, w, v, _, _) => (w - rate * g, v, default));
        CheckBits<T>(new Sgd(0.1, 0.9), (g, w, v, _, _) =>
        {
            v = momentum * v - rate * g;
            return (w + v, v, default);
        });
        CheckBits<T>(new Sgd(0.1, 0.9, true), (g, w, v, _, _) =>
        {
            T step = rate * g;
            v = momentum * v - step;
            return (w + (momentum * v - step), v, default);
        });
        CheckBits<T>(new Adam(), (g, w, m, v, t) =>
        {
            (double power1, double power2) = (1, 1);
            for (int i = 0; i < t; i++)
            {
                (power1, power2) = (power1 * 0.9, power2 * 0.999);
            }

            m += T.CreateTruncating(1 - 0.9) * (g - m);
            v += share2 * (g * g - v);
            T corrected = T.CreateTruncating(0.001 * Math.Sqrt(1 - power2) / (1 - power1));
            return (w - corrected * m / (T.Sqrt(v) + epsilon), m, v);
        });
    }

    private static void CheckBits<T>(Optimizer optimizer, Func<T, T, T, T, int, (T W, T First, T Second)> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(1);
        T[] actual = Numbers();
        (T W, T First, T Second)[] expected = [.. actual.Select(w => (w, T.Zero, T.Zero))];
        for (int t = 1; t <= 3; t++)
        {
            T[] gradients = Numbers();
            Step(optimizer, actual, gradients);
            expected = [.. expected.Zip(gradients, (state, g) => step(g, state.W, state.First, state.Second, t))];
            Assert.Equal(expected.Select(state => state.W), actual);
        }

        T[] Numbers() => [.. Enumerable.Range(0, 1003).Select(_ => T.CreateTruncating(random.NextDouble() - 0.5))];
    }

    private static void Step<T>(Optimizer optimizer, T[] parameters, T[] gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            optimizer.Step(MemoryMarshal.Cast<T, float>(parameters.AsSpan()), MemoryMarshal.Cast<T, float>(gradients.AsSpan()));
        }
        else
        {
            optimizer.Step(MemoryMarshal.Cast<T, double>(parameters.AsSpan()), MemoryMarshal.Cast<T, double>(gradients.AsSpan()));
        }
    }
}
