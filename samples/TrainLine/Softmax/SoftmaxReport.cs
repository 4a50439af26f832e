using Samples;
using Spectre.Console;

namespace TrainLine.Softmax;

/// <summary>Prints inputs, outputs and printed outputs of softmax side by side.</summary>
internal static class SoftmaxReport
{
    public static bool Print()
    {
        bool allHold = true;
        foreach (SoftmaxTable table in SoftmaxTable.All)
        {
            allHold &= Print(table);
        }

        return allHold;
    }

    private static bool Print(SoftmaxTable table)
    {
        double[] output = new double[table.Input.Length];
        Activations.Softmax(table.Input, table.RowLength, output);

        bool holds = true;
        Table grid = Page.Columns("input", "output", "printed", "agrees");
        for (int i = 0; i < output.Length; i++)
        {
            bool agrees = table.Holds(i, output[i]);
            holds &= agrees;
            grid.AddRow(Page.Number(table.Input[i]), Page.Number(output[i]), Page.Number(table.Output[i]), agrees ? "[green]yes[/]" : "[red]NO[/]");
        }

        Page.Section($"softmax: {table.Title}", grid);
        return holds;
    }
}
