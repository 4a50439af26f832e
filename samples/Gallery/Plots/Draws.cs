using System.Collections.Generic;
using System.Linq;
using ActGen;
using Gallery.Functions;

namespace Gallery.Plots;

/// <summary>What a random activation makes of some elements while training.</summary>
internal static class Draws
{
    /// <summary>The seed that is shown at first.</summary>
    public const int Seed = 1;

    private const int Count = 61;

    /// <summary>The elements, evenly spaced over a frame, with whether each was kept.</summary>
    public static IEnumerable<(double X, double Y, bool IsKept)> Of(ActivationFunction function, Frame frame, double[] parameters, int seed)
    {
        int rate = function.Sliders.Index().FirstOrDefault(static slider => slider.Item.Name == "rate", (-1, null!)).Index;
        for (int i = 0; i < Count; i++)
        {
            double x = frame.Left + ((frame.Right - frame.Left) * i / (Count - 1));
            double uniform = CounterRandom.UniformDouble(new RandomKey((ulong)seed), stage: 0, i);
            yield return (x, function.Train(x, parameters, uniform), rate < 0 || uniform >= parameters[rate]);
        }
    }
}
