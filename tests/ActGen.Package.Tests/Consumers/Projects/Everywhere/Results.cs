using System;
using System.Collections.Generic;
using System.Linq;
using ActGen;

namespace Everywhere
{
    /// <summary>What every host has to compute to the same bits: every activation and its gradient, fused, by rows, gated, and a training run.</summary>
    public static class Results
    {
        private const int RowLength = 16;

        /// <summary>A line for each function.</summary>
        public static IEnumerable<string> All()
            => Catalogue.CreateTable().Entries.SelectMany(static entry => entry switch
            {
                ActivationEntry<float> single => Of(single, Array.ConvertAll(Numbers(), static number => (float)number)),
                ActivationEntry<double> @double => Of(@double, Numbers()),
                _ => throw new NotSupportedException(entry.ToString()),
            }).Concat(OfScript()).Concat(OfTraining());

        private static IEnumerable<string> Of<T>(ActivationEntry<T> entry, T[] x)
            where T : unmanaged
        {
            T[] arguments = x[..entry.ArgumentLength(RowLength)];
            T[] y = new T[x.Length];
            entry.Forward(x, arguments, RowLength, y);
            yield return Digest.Line<T>(entry.ToString(), y);
            if (entry.HasGradient)
            {
                T[] dx = new T[x.Length];
                T[] dArguments = new T[arguments.Length];
                entry.Backward(entry.IsBackwardFromOutput ? y : x, x, arguments, RowLength, dx, dArguments);
                yield return Digest.Line<T>($"gradient of {entry}", dx);
                yield return Digest.Line<T>($"gradient of the parameters of {entry}", dArguments);
            }
        }

        private static IEnumerable<string> OfScript()
        {
            double[] doubles = Numbers();
            float[] x = Array.ConvertAll(doubles, static number => (float)number);
            float[] y = new float[x.Length];
            var node = new Script.Node<string>();

            Script.Node<string>.Hidden(x, x.AsSpan(0, RowLength), 7, y);
            yield return Digest.Line<float>("pipeline", y);
            Script.Node<string>.SwiGlu(x, x, y);
            yield return Digest.Line<float>("gate", y);
            node.Snakes(x.AsSpan(0, 1024), y);
            yield return Digest.Line<float>("function", y);
            Script.Node<string>.Softmax(doubles, RowLength, doubles);
            yield return Digest.Line<double>("rows", doubles);
            Script.Node<string>.Tanh(x);
            yield return Digest.Line<float>("in place", x);
            yield return Digest.Line<float>("scalar", new[] { node.Slope, node.Elu(-1e-3f), node.Elu(float.NegativeInfinity) });
        }

        private static IEnumerable<string> OfTraining()
        {
            float[] x = Array.ConvertAll(Numbers()[..512], static number => (float)number / 16);
            float[] actions = Enumerable.Range(0, x.Length / 8).Select(static i => (float)(i % 4)).ToArray();
            var policy = new Policy();
            policy.Fit(x, actions, new Adam(), Loss.SparseCategoricalCrossEntropy, new FitOptions { Epochs = 3 });
            yield return Digest.Line<float>("trained parameters", policy.Parameters);
            float[] y = new float[actions.Length * 4];
            policy.Predict(x, y);
            yield return Digest.Line<float>("predictions", y);
        }

        /// <summary>Ordinary numbers first, which arguments are taken from; then large and special ones.</summary>
        private static double[] Numbers()
        {
            double[] specials = { double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1e-40, -1e-40, 1e30, -1e30, 88.5, -88.5, -104, 709.5, -745, 1, -1 };
            double[] numbers = new double[4096];
            ulong state = 42;
            for (int i = 0; i < numbers.Length; i++)
            {
                state = (state * 6364136223846793005) + 1442695040888963407;
                numbers[i] = ((state >> 11) / 9007199254740992.0) - 0.5;
                numbers[i] *= i < 1024 ? 16 : 200;
            }

            specials.CopyTo(numbers, numbers.Length - specials.Length);
            return numbers;
        }
    }
}
