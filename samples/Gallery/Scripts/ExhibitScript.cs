using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Gallery.Functions;
using Gallery.Plots;

namespace Gallery.Scripts;

/// <summary>The functions of the page, by name: <c>exhibits.gelu.orders[0](x)</c>.</summary>
internal static class ExhibitScript
{
    private static readonly string[] s_library = ["mathematics.js", "random.js", "rows.js", "curves.js", "plots.js"];

    /// <summary>Everything that computes, without what handles the page.</summary>
    public static string Of(IEnumerable<(ActivationFunction Function, Frame Frame)> activations, IEnumerable<RowFunction> rows)
    {
        var script = new StringBuilder("\"use strict\";\n");
        foreach (string file in s_library)
        {
            script.Append(Resource.Read(file));
        }

        script.Append(CultureInfo.InvariantCulture, $$"""
            const edges = { left: {{Frame.LeftEdge}}, right: {{Frame.RightEdge}}, top: {{Frame.TopEdge}}, bottom: {{Frame.BottomEdge}} };
            const exhibits = {};

            """);
        foreach ((ActivationFunction function, Frame frame) in activations)
        {
            script.Append(Of(function, frame));
        }

        foreach (RowFunction row in rows)
        {
            script.Append($"exhibits.{row.Definition.Name} = {{ row: \"{row.Definition.Name}\", frame: {Array(new BarPlot(row).Frame)} }};\n");
        }

        return script.ToString();
    }

    private static string Of(ActivationFunction function, Frame frame)
    {
        string training = function.Training is { } expression ? $"\n    training: {JavaScriptDialect.Function(expression, function.TrainingVariables)}," : "";
        string ordered = function.Definition.Ordered is var (lower, upper) ? $"\n    ordered: [{IndexOf(function, lower)}, {IndexOf(function, upper)}]," : "";
        return $$"""
            exhibits.{{function.Definition.Name}} = {
                frame: {{Array(frame)}},
                parameters: [{{string.Join(", ", function.Sliders.Select(static slider => $"\"{slider.Name}\""))}}],{{ordered}}{{training}}
                orders: [
            {{string.Join(",\n", function.Orders.Select(order => JavaScriptDialect.Function(order, function.Variables)))}}],
            };

            """.ReplaceLineEndings("\n");
    }

    private static int IndexOf(ActivationFunction function, string parameter)
        => function.Sliders.Index().First(slider => slider.Item.Name == parameter).Index;

    private static string Array(Frame frame)
        => $"[{string.Join(", ", new[] { frame.Left, frame.Right, frame.Bottom, frame.Top }.Select(JavaScriptDialect.Number))}]";
}
