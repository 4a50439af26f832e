using System;
using ActGen;

namespace Spirals.Learning;

/// <summary>Points of two spirals, one wound into the other, the spirals taking turns.</summary>
/// <param name="Positions">x and y of each point.</param>
/// <param name="Spirals">Which spiral each point belongs to: 0 or 1.</param>
internal sealed record SpiralPoints(float[] Positions, float[] Spirals)
{
    private const double Turns = 1.75;

    /// <summary>The two arms are 0.29 apart, where the radius grows by 1 in <see cref="Turns"/> turns: the noise is a seventh of that.</summary>
    private const double Noise = 0.04;

    /// <summary>The number of points.</summary>
    public int Count => Spirals.Length;

    /// <summary>Scatters points.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Decides where they lie.</param>
    public static SpiralPoints Scatter(int count, ulong seed)
    {
        float[] positions = new float[2 * count], spirals = new float[count];
        var random = new UniformSequence(new RandomKey(seed), stage: 0, offset: 0);
        for (int i = 0; i < count; i++)
        {
            int spiral = i % 2;

            // The square root spreads the points evenly along the arms, which are longer outside.
            double radius = Math.Sqrt(random.NextDouble());
            double angle = (radius * Turns + spiral / 2.0) * 2 * Math.PI;
            positions[2 * i] = (float)(radius * Math.Cos(angle) + Noise * Normal(ref random));
            positions[2 * i + 1] = (float)(radius * Math.Sin(angle) + Noise * Normal(ref random));
            spirals[i] = spiral;
        }

        return new SpiralPoints(positions, spirals);
    }

    /// <summary>A number with the standard normal distribution, from two uniform ones (Box and Muller).</summary>
    private static double Normal(ref UniformSequence random)
        => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
