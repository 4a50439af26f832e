namespace ActGen;

/// <summary>Probabilities as cross entropies take them: bounded away from 0 and 1, where a logarithm would be infinite.</summary>
internal static class Probability
{
    /// <summary>The distance from 0 and 1 that is kept, as in Keras.</summary>
    internal const double Epsilon = 1e-7;

    internal static double Clip(double p) => VectorMath.Min(VectorMath.Max(p, Epsilon), 1 - Epsilon);

    /// <summary>Whether the clipped probability moves with the probability.</summary>
    internal static bool IsClipped(double p) => p < Epsilon || p > 1 - Epsilon;
}
