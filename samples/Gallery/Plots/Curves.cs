using System;
using System.Collections.Generic;
using System.Linq;

namespace Gallery.Plots;

/// <summary>
/// A function and its derivatives, sampled so that kinks stay kinks and jumps stay jumps: where any of them jumps is found out by halving, and
/// is a sample of all. <c>curves.js</c> does the same when a slider moves, and a test compares what both draw.
/// </summary>
internal sealed class Curves
{
    private const int Cells = 176; // every other unit of the drawing

    /// <summary>Jumps are seen from this share of the scale on.</summary>
    private const double Visible = 0.005;

    /// <summary>So far from a jump its limits are taken, as a share of the width.</summary>
    private const double Beside = 1e-7;

    private readonly Func<double, double>[] _orders;
    private readonly double _low;
    private readonly double _width;
    private readonly double _threshold;

    /// <param name="orders">The function and its derivatives.</param>
    /// <param name="low">The least x.</param>
    /// <param name="high">The greatest x.</param>
    /// <param name="scale">The difference between the least and the greatest y that are shown.</param>
    public Curves(Func<double, double>[] orders, double low, double high, double scale)
    {
        (_orders, _low, _width, _threshold) = (orders, low, high - low, Visible * scale);
        Breaks = [.. orders.SelectMany(FindJumps).Distinct().Order()];
    }

    /// <summary>Where the function or a derivative jumps.</summary>
    public IReadOnlyList<double> Breaks { get; }

    /// <summary>The pieces of the function or of a derivative, each without a jump.</summary>
    public IEnumerable<IReadOnlyList<(double X, double Y)>> Pieces(int order)
    {
        Func<double, double> f = _orders[order];
        var piece = new List<(double X, double Y)>();
        double[] grid = [.. Enumerable.Range(0, Cells + 1).Select(Grid).Where(x => !Breaks.Contains(x)), .. Breaks];
        foreach (double x in grid.Order())
        {
            if (Breaks.Contains(x) && Jump(f, x) is { } jump)
            {
                piece.Add((x, jump.Before));
                yield return piece;
                piece = [(x, jump.After)];
            }
            else
            {
                piece.Add((x, f(x)));
            }
        }

        yield return piece;
    }

    /// <summary>The points at the jumps: the value, and limits that are another.</summary>
    public IEnumerable<(double X, double Y, bool IsValue)> Ends(int order)
    {
        foreach (double x in Breaks)
        {
            if (Jump(_orders[order], x) is var (before, value, after))
            {
                yield return (x, value, true);
                foreach (double limit in new[] { before, after }.Where(limit => Math.Abs(limit - value) > _threshold))
                {
                    yield return (x, limit, false);
                }
            }
        }
    }

    private double Grid(int i) => _low + (_width * i / Cells);

    private (double Before, double Value, double After)? Jump(Func<double, double> f, double x)
    {
        double before = f(x - (Beside * _width)), value = f(x), after = f(x + (Beside * _width));
        return Math.Abs(before - value) > _threshold || Math.Abs(after - value) > _threshold ? (before, value, after) : null;
    }

    private IEnumerable<double> FindJumps(Func<double, double> f)
    {
        for (int i = 0; i < Cells; i++)
        {
            double low = Grid(i), high = Grid(i + 1), below = f(low), above = f(high);
            while (Math.Abs(above - below) > _threshold && high - low > 1e-12)
            {
                double middle = (low + high) / 2, value = f(middle);
                if (Math.Abs(value - below) > Math.Abs(above - value))
                {
                    (high, above) = (middle, value);
                }
                else
                {
                    (low, below) = (middle, value);
                }
            }

            // The number meant is one of few digits.
            if (Math.Abs(above - below) > _threshold)
            {
                yield return Math.Round((low + high) / 2 * 1e9) / 1e9;
            }
        }
    }
}
