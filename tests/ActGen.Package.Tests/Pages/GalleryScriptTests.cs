using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ActGen.Generator.Catalog;
using Gallery.Functions;
using Gallery.Scripts;
using Xunit;

namespace ActGen.Package.Tests.Pages;

/// <summary>What the page's scripts compute is what the generator's expressions and the runtime compute.</summary>
public sealed class GalleryScriptTests(GalleryFixture gallery)
{
    private const double Tolerance = 1e-12;

    private static readonly string? s_node = InstalledProgram.Find("node", "nodejs");

    [Fact]
    public async Task ExpressionsAreTheSameInJavaScript()
    {
        (string Call, double Expected)[] cases = [.. gallery.Page.Activations.SelectMany(Cases)];
        Assert.True(cases.Length > ActivationCatalog.All.Count * 1000);
        await Verify(cases);
    }

    [Fact]
    public Task RowsAreTheSameInJavaScript() => Verify(
    [
        .. from row in gallery.Page.Rows
        from x in new double[][] { RowFunction.Example, [0, 0, 0], [-2, 3, 3, 1], [700, -700] }
        from temperature in row.Sliders.Count == 0 ? new double[][] { [] } : [[1], [0.25], [3]]
        from result in row.Apply(x, temperature).Index()
        select ($"rows.{row.Definition.Name}({Array(x)}{string.Concat(temperature.Select(static t => ", " + JavaScriptDialect.Number(t)))})[{result.Index}]", result.Item),
    ]);

    [Fact]
    public Task RandomNumbersAreTheSameInJavaScript() => Verify(
    [
        .. from seed in new[] { 1, 2, 50, int.MaxValue }
        from index in Enumerable.Range(0, 150)
        select ($"uniform({seed}, {index})", CounterRandom.UniformDouble(new RandomKey((ulong)seed), 0, index)),
    ]);

    /// <summary>Value, derivatives and draws over the plot, with parameters at their defaults and at both ends of each slider.</summary>
    private static IEnumerable<(string Call, double Expected)> Cases(ActivationFunction function)
    {
        var parameterSets = new List<double[]> { function.Defaults };
        foreach ((int i, Slider slider) in function.Sliders.Index())
        {
            foreach (double end in new[] { slider.Low, slider.High })
            {
                parameterSets.Add([.. function.Defaults]);
                parameterSets[^1][i] = end;
            }
        }

        string name = $"exhibits.{function.Definition.Name}";
        foreach (double[] parameters in parameterSets)
        {
            foreach (double x in Enumerable.Range(-150, 301).Select(static i => i / 25.0))
            {
                for (int order = 0; order < function.Orders.Count; order++)
                {
                    yield return ($"{name}.orders[{order}]({Arguments([x, .. parameters])})", function.At(order, parameters)(x));
                }

                if (function.Training is not null)
                {
                    yield return ($"{name}.training({Arguments([x, .. parameters, 0.4])})", function.Train(x, parameters, 0.4));
                }
            }
        }
    }

    private static string Arguments(double[] values) => string.Join(", ", values.Select(JavaScriptDialect.Number));

    private static string Array(double[] values) => $"[{Arguments(values)}]";

    private async Task Verify((string Call, double Expected)[] cases)
    {
        Assert.SkipWhen(s_node is null, "Node.js is not installed (Debian: nodejs).");

        using var folder = new TemporaryFolder();
        string script = $"{gallery.Page.Script}\nconsole.log([\n{string.Join(",\n", cases.Select(static each => each.Call))}\n].join('\\n'));\n";
        await File.WriteAllTextAsync(folder.PathOf("cases.js"), script, TestContext.Current.CancellationToken);
        string[] results = (await Command.RunAsync(new ProcessStartInfo(s_node, [folder.PathOf("cases.js")]))).Trim().Split('\n');

        Assert.Equal(cases.Length, results.Length);
        string[] faults =
        [
            .. cases.Zip(results, static (each, text) => (each.Call, each.Expected, Actual: double.Parse(text, CultureInfo.InvariantCulture)))
                .Where(static each => !(each.Actual == each.Expected || Math.Abs(each.Actual - each.Expected) <= Tolerance * Math.Max(1, Math.Abs(each.Expected))))
                .Select(static each => $"{each.Call} is {each.Actual}, not {each.Expected}"),
        ];
        Assert.True(faults.Length == 0, $"{faults.Length} of {cases.Length} differ:\n{string.Join('\n', faults.Take(20))}");
    }
}
