using System;
using System.Globalization;
using Samples;
using Spectre.Console;

namespace CustomActivation;

internal delegate void SpanFunction(ReadOnlySpan<float> x, Span<float> y);

/// <summary>Compares a generated derivative with fourth-order differences of the plain function in double.</summary>
internal static class GradientCheck
{
    private const double Step = 1e-3;

    /// <summary>What a derivative in float and a difference in double may differ by.</summary>
    private const double Tolerance = 1e-6;

    public static bool Print(string name, SpanFunction activation, SpanFunction derivative, Func<double, double> formula)
    {
        float[] x = [-4f, -1.5f, -0.25f, 0.25f, 0.8f, 2f, 5f];
        float[] y = new float[x.Length], dydx = new float[x.Length];
        activation(x, y);
        derivative(x, dydx);

        bool agree = true;
        Table table = new Table().Title(name).Border(TableBorder.Simple).AddColumns("x", "generated", "derivative", "difference quotient", "agrees");
        for (int i = 0; i < x.Length; i++)
        {
            double quotient = (-formula(x[i] + (2 * Step)) + (8 * formula(x[i] + Step)) - (8 * formula(x[i] - Step)) + formula(x[i] - (2 * Step))) / (12 * Step);
            bool isClose = Math.Abs(dydx[i] - quotient) <= Tolerance * Math.Max(1, Math.Abs(quotient));
            agree &= isClose;
            table.AddRow(Text(x[i]), Text(y[i]), Text(dydx[i]), Text(quotient), isClose ? "yes" : "NO");
        }

        Page.Out.Write(table);
        return agree;

        static string Text(double value) => value.ToString("0.000000", CultureInfo.InvariantCulture);
    }
}
