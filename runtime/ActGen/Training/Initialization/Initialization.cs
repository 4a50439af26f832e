using System;

namespace ActGen;

/// <summary>Fills the weights of a layer before training.</summary>
/// <remarks>
/// Weight i is made of the random number <see cref="CounterRandom.UniformDouble"/> of <c>(key, stage, i)</c> alone, in double
/// precision, and rounded at the end: the weights of a float and of a double model are the same but for that rounding. Uniform weights have the same
/// bits on every machine; normal ones on every machine with a fused multiply-add instruction.
/// </remarks>
public static class Initialization
{
    /// <summary>Fills weights.</summary>
    /// <param name="initializer">The distribution.</param>
    /// <param name="fanIn">The number of inputs of a unit.</param>
    /// <param name="fanOut">The number of units that an input goes to.</param>
    /// <param name="key">The random numbers.</param>
    /// <param name="stage">Separates the layers of a model; from 0, below <see cref="CounterRandom.StageCount"/>.</param>
    /// <param name="weights">Receives the weights.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="initializer"/> is no value of its type, a fan is less than 1, or <paramref name="stage"/> is out of range. Nothing is written.
    /// </exception>
    public static void Fill(this Initializer initializer, int fanIn, int fanOut, in RandomKey key, int stage, Span<float> weights)
        => FillOf(initializer, fanIn, fanOut, in key, stage, weights);

    /// <inheritdoc cref="Fill(Initializer, int, int, in RandomKey, int, Span{float})"/>
    public static void Fill(this Initializer initializer, int fanIn, int fanOut, in RandomKey key, int stage, Span<double> weights)
        => FillOf(initializer, fanIn, fanOut, in key, stage, weights);

    internal static unsafe void FillOf<T>(this Initializer initializer, int fanIn, int fanOut, in RandomKey key, int stage, Span<T> weights)
        where T : unmanaged
    {
        ParameterChecks.Require(fanIn >= 1, (double)fanIn, "at least one input", nameof(fanIn));
        ParameterChecks.Require(fanOut >= 1, (double)fanOut, "at least one unit", nameof(fanOut));
        double deviation = Math.Sqrt(Variance(initializer, fanIn, fanOut));
        var numbers = new UniformSequence(in key, stage, 0);
        fixed (T* weight = weights)
        {
            for (int i = 0; i < weights.Length; i++)
            {
                ScalarElement.Write(weight, i, initializer switch
                {
                    Initializer.Zeros => 0,
                    Initializer.Ones => 1,
                    Initializer.GlorotUniform or Initializer.HeUniform or Initializer.LecunUniform
                        => deviation * Sqrt3 * Symmetric(numbers.NextDouble()),
                    _ => deviation / TruncatedNormal.StandardDeviation * TruncatedNormal.Quantile(Symmetric(numbers.NextDouble())),
                });
            }
        }
    }

    // A uniform distribution from -limit to limit has the variance limit^2 / 3.
    private const double Sqrt3 = 1.7320508075688772;

    /// <summary>A number of [0, 1) in (-1, 1), at the middle of its interval of 2^-32: no side is preferred, and 0 and the ends are left out.</summary>
    private static double Symmetric(double u) => 2 * u - 1 + 1d / (1L << 32);

    private static double Variance(Initializer initializer, int fanIn, int fanOut) => initializer switch
    {
        Initializer.Zeros or Initializer.Ones => 0,
        Initializer.GlorotUniform or Initializer.GlorotNormal => 2 / ((double)fanIn + fanOut),
        Initializer.HeUniform or Initializer.HeNormal => 2d / fanIn,
        Initializer.LecunUniform or Initializer.LecunNormal => 1d / fanIn,
        _ => throw new ArgumentOutOfRangeException(nameof(initializer), initializer, "Use one of the named initialisers."),
    };
}
