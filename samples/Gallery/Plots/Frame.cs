using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Gallery.Functions;

namespace Gallery.Plots;

/// <summary>The part of the plane that a plot shows.</summary>
internal sealed record Frame(double Left, double Right, double Bottom, double Top)
{
    /// <summary>The size of every plot, in the units of its drawing.</summary>
    public const double Width = 400, Height = 272;

    /// <summary>Where the frame lies in it.</summary>
    public const double LeftEdge = 38, RightEdge = 390, TopEdge = 10, BottomEdge = 246;

    /// <summary>How far most plots reach to either side, and those of which the shape is near 0.</summary>
    private const double Far = 6, Near = 3;

    /// <summary>Beyond it nothing but the growth of a function would be seen.</summary>
    private const double Steep = 2 * Far;

    private const double Margin = 0.08;

    /// <summary>What is shown at least of the line after a kink.</summary>
    private const double Beyond = 2;

    private const int MostTicksX = 8, MostTicksY = 7;

    /// <summary>Where x lies, in the units of the drawing.</summary>
    public double PlaceX(double x) => LeftEdge + ((x - Left) / (Right - Left) * (RightEdge - LeftEdge));

    /// <summary>Where y lies, in the units of the drawing.</summary>
    public double PlaceY(double y) => BottomEdge - ((y - Bottom) / (Top - Bottom) * (BottomEdge - TopEdge));

    /// <summary>Round numbers along the lower edge.</summary>
    public IEnumerable<double> TicksX => Ticks(Left, Right, MostTicksX);

    /// <summary>Round numbers along the left edge.</summary>
    public IEnumerable<double> TicksY => Ticks(Bottom, Top, MostTicksY);

    /// <summary>A coordinate as it stands in a path, to a hundredth.</summary>
    public static string Number(double value) => (Math.Round(value * 100) / 100 + 0.0).ToString(CultureInfo.InvariantCulture);

    /// <summary>A frame in which the shape is seen: all of f and f' as they start, and of f at the ends of each slider.</summary>
    public static Frame Of(ActivationFunction function)
    {
        double reach = Reach(function);
        double[] x = [.. Enumerable.Range(-60, 121).Select(i => i * reach / 60)];
        double[] shown = [.. Values(0, function.Defaults), .. Values(1, function.Defaults), .. Ends(function).SelectMany(parameters => Values(0, parameters))];
        (double low, double high) = (shown.Min(), shown.Max());
        double span = high - low;

        // The second derivative is shown when asked for, and may be cut off.
        double[] second = [.. Values(2, function.Defaults)];
        low = Math.Min(low, Math.Max(second.Min(), low - (span / 4)));
        high = Math.Max(high, Math.Min(second.Max(), high + (span / 4)));
        double margin = Margin * Math.Max(high - low, 1);
        return new(-reach, reach, low - margin, high + margin);

        IEnumerable<double> Values(int order, double[] parameters)
            => x.Select(function.At(order, parameters)).Where(double.IsFinite).Select(static y => Math.Clamp(y, -Far, Far));
    }

    /// <summary>
    /// How far to show x: less where the function grows too fast to be seen further out, or has its kinks near 0 and goes on in straight lines;
    /// more where a kink would be at the edge.
    /// </summary>
    private static double Reach(ActivationFunction function)
    {
        double end = Math.Abs(function.At(0, function.Defaults)(Far));
        double[] kinks = [.. new Curves(function.At(function.Defaults)[..2], -2 * Far, 2 * Far, scale: 1).Breaks.Select(Math.Abs).DefaultIfEmpty(double.NaN)];
        return end > Steep || (kinks.Max() < Near / 2 && (end <= 1 || kinks.Max() > 0)) ? Near
            : kinks.Max() > Far - Beyond ? kinks.Max() + Beyond
            : Far;
    }

    private static IEnumerable<double[]> Ends(ActivationFunction function)
        => function.Sliders.Index().SelectMany(slider => new[] { slider.Item.Low, slider.Item.High }.Select(end =>
        {
            double[] parameters = function.Defaults;
            parameters[slider.Index] = end;
            return parameters;
        }));

    private static IEnumerable<double> Ticks(double low, double high, int most)
    {
        double least = (high - low) / most;
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        double step = power * (least <= power ? 1 : least <= 2 * power ? 2 : least <= 5 * power ? 5 : 10);
        for (double multiple = Math.Ceiling(low / step); multiple <= Math.Floor(high / step); multiple++)
        {
            yield return (multiple * step) + 0.0; // no minus zero
        }
    }
}
