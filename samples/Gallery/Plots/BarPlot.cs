using System;
using System.Collections.Generic;
using System.Linq;
using Gallery.Functions;

namespace Gallery.Plots;

/// <summary>A row of results as bars.</summary>
internal sealed class BarPlot
{
    private readonly RowFunction _function;

    public BarPlot(RowFunction function)
    {
        _function = function;
        double low = Math.Min(0, function.Apply(RowFunction.Example, function.Defaults).Min());
        Frame = low < 0 ? new(0, RowFunction.Example.Length, -2 * RowFunction.Reach, 0.6) : new(0, RowFunction.Example.Length, -0.05, 1.1);
    }

    /// <summary>From 0 to 1, or below 0 where the results are logarithms.</summary>
    public Frame Frame { get; }

    /// <summary>The outline of each bar and its value, for the row that is shown at first; <c>plots.js</c> draws the same.</summary>
    public IEnumerable<(string Path, double Middle, double Value)> Bars()
    {
        double width = (Frame.RightEdge - Frame.LeftEdge) / RowFunction.Example.Length;
        foreach ((int i, double y) in _function.Apply(RowFunction.Example, _function.Defaults).Index())
        {
            double x = Frame.LeftEdge + ((i + 0.2) * width);
            string @base = Frame.Number(Frame.PlaceY(0)), end = Frame.Number(Frame.PlaceY(y));
            yield return ($"M{Frame.Number(x)} {@base}V{end}h{Frame.Number(0.6 * width)}V{@base}z", x + (0.3 * width), y);
        }
    }
}
