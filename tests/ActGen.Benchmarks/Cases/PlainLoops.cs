using System;

namespace ActGen.Benchmarks.Cases;

/// <summary>The activations in the obvious loop with <see cref="MathF"/>, with the formulas everybody writes.</summary>
internal static class PlainLoops
{
    /// <summary>A function of one element; a type of its own, so that the loop over it has no call.</summary>
    public interface IFormula
    {
        static abstract float Of(float x);
    }

    public static void Run<TFormula>(ReadOnlySpan<float> x, Span<float> y)
        where TFormula : IFormula
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = TFormula.Of(x[i]);
        }
    }

    public static void Softmax(ReadOnlySpan<float> x, Span<float> y)
    {
        float maximum = float.NegativeInfinity;
        foreach (float value in x)
        {
            maximum = MathF.Max(maximum, value);
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = MathF.Exp(x[i] - maximum);
            sum += y[i];
        }

        float factor = (float)(1 / sum);
        for (int i = 0; i < x.Length; i++)
        {
            y[i] *= factor;
        }
    }

    public readonly struct Exponential : IFormula
    {
        public static float Of(float x) => MathF.Exp(x);
    }

    public readonly struct Sigmoid : IFormula
    {
        public static float Of(float x) => 1 / (1 + MathF.Exp(-x));
    }

    public readonly struct Tanh : IFormula
    {
        public static float Of(float x) => MathF.Tanh(x);
    }

    public readonly struct Relu : IFormula
    {
        public static float Of(float x) => x > 0 ? x : 0;
    }

    public readonly struct Relu6 : IFormula
    {
        public static float Of(float x) => MathF.Min(MathF.Max(x, 0), 6);
    }

    public readonly struct LeakyRelu : IFormula
    {
        public static float Of(float x) => x > 0 ? x : 0.2f * x;
    }

    public readonly struct Elu : IFormula
    {
        public static float Of(float x) => x > 0 ? x : MathF.Exp(x) - 1;
    }

    public readonly struct Selu : IFormula
    {
        public static float Of(float x) => 1.050701f * (x > 0 ? x : 1.6732632f * (MathF.Exp(x) - 1));
    }

    public readonly struct HardSwish : IFormula
    {
        public static float Of(float x) => x * MathF.Min(MathF.Max(x + 3, 0), 6) / 6;
    }

    public readonly struct Silu : IFormula
    {
        public static float Of(float x) => x / (1 + MathF.Exp(-x));
    }

    /// <summary>There is no erf in <see cref="MathF"/>: formula 7.1.26 of Abramowitz and Stegun, as most write it.</summary>
    public readonly struct Gelu : IFormula
    {
        public static float Of(float x)
        {
            float z = MathF.Abs(x) * 0.70710677f;
            float t = 1 / (1 + 0.3275911f * z);
            float polynomial = ((((1.0614054f * t - 1.4531521f) * t + 1.4214138f) * t - 0.28449672f) * t + 0.2548296f) * t;
            float erf = MathF.CopySign(1 - polynomial * MathF.Exp(-z * z), x);
            return 0.5f * x * (1 + erf);
        }
    }

    public readonly struct GeluTanh : IFormula
    {
        public static float Of(float x) => 0.5f * x * (1 + MathF.Tanh(0.7978846f * (x + 0.044715f * x * x * x)));
    }

    public readonly struct Softplus : IFormula
    {
        public static float Of(float x) => MathF.Log(1 + MathF.Exp(x));
    }

    public readonly struct LogSigmoid : IFormula
    {
        public static float Of(float x) => -MathF.Log(1 + MathF.Exp(-x));
    }

    public readonly struct Mish : IFormula
    {
        public static float Of(float x) => x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)));
    }
}
