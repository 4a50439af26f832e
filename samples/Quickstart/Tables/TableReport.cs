using System.Globalization;
using System.Linq;
using Samples;
using Spectre.Console;

namespace Quickstart.Tables;

/// <summary>Prints input, output and expected output side by side.</summary>
internal static class TableReport
{
    /// <summary>Runs <paramref name="function"/> over <paramref name="table"/>, prints both, and tells whether all agree.</summary>
    public static bool Print(TensorFlowTable table, SpanFunction<double> function)
    {
        double[] output = new double[table.Input.Length];
        function(table.Input, output);

        Table grid = Page.Columns("input", "output", "TensorFlow", "agrees");
        for (int i = 0; i < output.Length; i++)
        {
            string verdict = table.Holds(i, output[i]) ? "[green]yes[/]" : "[red]NO[/]";
            grid.AddRow(Page.Number(table.Input[i]), Page.Number(output[i]), Page.Number(table.Output[i]), verdict);
        }

        int agreeing = Enumerable.Range(0, output.Length).Count(i => table.Holds(i, output[i]));
        string tolerance = table.RelativeTolerance.ToString("0e-0", CultureInfo.InvariantCulture);
        Page.Section(table.Activation, grid, $"{agreeing} of {output.Length} agree within the table's tolerance of {tolerance}, relative.");
        return agreeing == output.Length;
    }
}
