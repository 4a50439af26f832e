using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using Gallery.Functions;
using Gallery.Plots;
using Samples;
using Spectre.Console;

namespace Gallery.Terminal;

/// <summary>Draws one activation in the terminal.</summary>
internal static class TerminalPlot
{
    private const int Columns = 64;
    private const int Lines = 14;
    private const int LabelWidth = 7;
    private const double Margin = 0.05;

    /// <summary>Draws an activation, or a message that says what is wrong; returns the exit code.</summary>
    /// <param name="name">Its name or an alias.</param>
    /// <param name="settings">Parameters, such as <c>alpha=0.2</c>.</param>
    public static int Draw(string name, IReadOnlyList<string> settings)
    {
        try
        {
            if (ActivationCatalog.Find(name) is { } definition)
            {
                Draw(new ActivationFunction(definition), settings);
            }
            else if (RowActivations.Find(name) is { } row)
            {
                Draw(new RowFunction(row), settings);
            }
            else
            {
                throw new ArgumentException($"There is no activation '{name}'.{(ActivationCatalog.Suggest(name) is { } near ? $" Did you mean '{near}'?" : "")}");
            }

            return 0;
        }
        catch (ArgumentException mistake)
        {
            Page.Out.WriteLine(mistake.Message);
            return 1;
        }
    }

    private static void Draw(ActivationFunction function, IReadOnlyList<string> settings)
    {
        double[] parameters = Read(function.Definition.Name, function.Sliders, settings);
        Title(function.Definition.Name, function.Definition.Formula, function.Sliders, parameters);
        Frame frame = Frame.Of(function);
        var curves = new Curves(function.At(parameters), frame.Left, frame.Right, frame.Top - frame.Bottom);
        Draw("f", "blue", frame, [.. curves.Pieces(0)]);
        Draw("f'", "darkorange", frame, [.. curves.Pieces(1)]);
    }

    private static void Draw(RowFunction function, IReadOnlyList<string> settings)
    {
        double[] parameters = Read(function.Definition.Name, function.Sliders, settings);
        Title(function.Definition.Name, function.Definition.Formula, function.Sliders, parameters);
        Table table = Page.Columns("x", "f(x)");
        foreach ((double x, double y) in RowFunction.Example.Zip(function.Apply(RowFunction.Example, parameters)))
        {
            table.AddRow(Page.Number(x), Page.Number(y));
        }

        Page.Out.Write(table);
    }

    private static void Title(string name, string formula, IReadOnlyList<Slider> sliders, double[] parameters)
    {
        string values = string.Join(", ", sliders.Zip(parameters, static (slider, value) => $"{slider.Name} = {Page.Number(value)}"));
        Page.Out.MarkupLineInterpolated($"[bold]{name}[/]  {formula}{(values.Length > 0 ? $"  with {values}" : "")}");
    }

    /// <summary>Draws a curve with an axis of its own, for lines of text are few.</summary>
    private static void Draw(string title, string colour, Frame page, IReadOnlyList<IReadOnlyList<(double X, double Y)>> pieces)
    {
        double[] values = [.. pieces.SelectMany(static piece => piece).Select(point => Math.Clamp(point.Y, page.Bottom, page.Top)), 0];
        Frame frame = page with { Bottom = values.Min() - Margin, Top = values.Max() + Margin };
        var axes = new List<IReadOnlyList<(double X, double Y)>> { new[] { (0.0, frame.Bottom), (0.0, frame.Top) }, new[] { (frame.Left, 0.0), (frame.Right, 0.0) } };
        var plot = new Braille(Columns, Lines);
        plot.Draw(frame, axes);
        plot.Draw(frame, pieces);
        Page.Out.WriteLine();
        Page.Out.MarkupLineInterpolated($"[{colour}]{title}[/]");
        foreach ((int line, string text) in plot.Lines.Index())
        {
            string label = frame.TicksY.Where(y => (int)((frame.Top - y) / (frame.Top - frame.Bottom) * ((4 * Lines) - 1) / 4) == line).Select(Label).FirstOrDefault("");
            Page.Out.MarkupLineInterpolated($"{label,LabelWidth} [{colour}]{text}[/]");
        }

        char[] numbers = new string(' ', Columns + LabelWidth + 3).ToCharArray();
        foreach (double x in frame.TicksX)
        {
            string label = Label(x);
            int start = LabelWidth + 1 + (int)((x - frame.Left) / (frame.Right - frame.Left) * (Columns - 1)) - (label.Length / 2);
            label.CopyTo(numbers.AsSpan(start));
        }

        Page.Out.WriteLine(new string(numbers).TrimEnd());
    }

    private static string Label(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>The values of the parameters: what is set, and the defaults of the others.</summary>
    private static double[] Read(string activation, IReadOnlyList<Slider> sliders, IReadOnlyList<string> settings)
    {
        double[] values = [.. sliders.Select(static slider => slider.Default)];
        foreach (string setting in settings)
        {
            string[] parts = setting.Split('=', 2, StringSplitOptions.TrimEntries);
            int index = sliders.Index().FirstOrDefault(slider => slider.Item.Definition.IsNamed(parts[0]), (-1, null!)).Index;
            if (index < 0)
            {
                throw new ArgumentException($"{activation} has no parameter '{parts[0]}'; it has {(sliders.Count == 0 ? "none" : string.Join(", ", sliders.Select(static slider => slider.Name)))}.");
            }

            ParameterDefinition definition = sliders[index].Definition;
            if (parts.Length < 2 || !double.TryParse(parts[1], CultureInfo.InvariantCulture, out double value) || !definition.RangeOf(parts[0]).Contains(value))
            {
                throw new ArgumentException($"'{setting}': {parts[0]} is {definition.RangeOf(parts[0]).Description}; write it as {parts[0]}={Page.Number(definition.Example)}.");
            }

            values[index] = definition.IsComplement(parts[0]) ? 1 - value : value;
        }

        return values;
    }
}
