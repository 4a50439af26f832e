using System;
using System.Linq;

namespace ActGen.Tests.RowFunctions;

/// <summary>The functions of one row of finite numbers as their definitions say, in <see cref="Extended"/> numbers.</summary>
internal static class ExactRow
{
    internal static Extended[] Softmax(double[] x, double temperature) => Shares(x, temperature, x.Max());

    internal static Extended[] Softmin(double[] x, double temperature) => Shares(x, -temperature, x.Min());

    internal static Extended[] LogSoftmax(double[] x, double temperature)
    {
        int top = Array.IndexOf(x, x.Max());
        Extended[] exponents = [.. x.Select(element => ((Extended)element - x[top]) / temperature)];
        Extended rest = 0;
        for (int i = 0; i < x.Length; i++)
        {
            rest += i == top ? 0 : Extended.Exp(exponents[i]);
        }

        Extended logarithm = Extended.Log1p(rest);
        return [.. exponents.Select(exponent => exponent - logarithm)];
    }

    /// <summary>By sorting: the largest k elements are in the support as long as the k-th is above the threshold they give.</summary>
    internal static Extended[] Sparsemax(double[] x, double temperature)
    {
        Extended[] z = [.. x.Select(element => (Extended)element / temperature)];
        Extended[] sorted = [.. z.OrderByDescending(element => element.High).ThenByDescending(element => element.Low)];
        Extended sum = 0, threshold = 0;
        for (int k = 0; k < sorted.Length; k++)
        {
            sum += sorted[k];
            Extended candidate = (sum - 1) / (k + 1);
            if ((sorted[k] - candidate).High <= 0)
            {
                break;
            }

            threshold = candidate;
        }

        return [.. z.Select(element => (element - threshold).High > 0 ? element - threshold : 0)];
    }

    internal static Extended[] Hardmax(double[] x)
    {
        int first = Array.IndexOf(x, x.Max());
        return [.. x.Select((_, i) => (Extended)(i == first ? 1 : 0))];
    }

    private static Extended[] Shares(double[] x, double temperature, double peak)
    {
        Extended[] exponentials = [.. x.Select(element => Extended.Exp(((Extended)element - peak) / temperature))];
        Extended total = exponentials.Aggregate((Extended)0, (sum, e) => sum + e);
        return [.. exponentials.Select(e => e / total)];
    }
}
