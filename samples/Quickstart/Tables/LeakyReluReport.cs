using Samples;
using Spectre.Console;

namespace Quickstart.Tables;

/// <summary>leaky_relu has no TensorFlow table: it is shown beside its definition, corners of the number line included.</summary>
internal static class LeakyReluReport
{
    private static readonly float[] s_corners =
    [
        float.NegativeInfinity, float.MinValue, -1.5f, -1, -0.1f, 0, float.Epsilon, 0.1f, 1, 1.5f,
        float.MaxValue, float.PositiveInfinity, float.NaN,
    ];

    /// <summary>Prints input, output and definition side by side.</summary>
    public static void Print()
    {
        float[] output = new float[s_corners.Length];
        Activations.LeakyRelu(s_corners, output);

        Table grid = Page.Columns("input", "output", "definition");
        for (int i = 0; i < output.Length; i++)
        {
            double x = s_corners[i];
            grid.AddRow(Page.Number(x), Page.Number(output[i]), Page.Number(x > 0 ? x : 0.2f * x));
        }

        Page.Section(
            "leaky_relu, alpha = 0.2, in single precision",
            grid,
            "Computed without a branch as a multiple of x plus a multiple of |x|. Every x >= 0 comes back",
            "unchanged; below 0 the last digits may differ, within the bound in the method's documentation.");
    }
}
