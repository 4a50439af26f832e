using System;
using System.Collections.Generic;
using System.Linq;
using ActGen;
using ActGen.Generator.Catalog;

namespace Gallery.Functions;

/// <summary>An activation of rows, as the runtime computes it.</summary>
internal sealed class RowFunction
{
    /// <summary>The row that is shown at first.</summary>
    public static double[] Example { get; } = [1.2, 0.8, 0.4, -0.5, -1.5];

    /// <summary>The elements of a row can be set from minus this to this.</summary>
    public const double Reach = 3;

    public RowFunction(RowDefinition definition)
    {
        Definition = definition;
        Sliders = [.. definition.Parameters.Select(Slider.Of)];
    }

    /// <summary>The entry of the catalogue.</summary>
    public RowDefinition Definition { get; }

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<Slider> Sliders { get; }

    /// <summary>Where the sliders start.</summary>
    public double[] Defaults => [.. Sliders.Select(static slider => slider.Default)];

    /// <summary>The row of results.</summary>
    public double[] Apply(double[] row, double[] parameters)
    {
        double temperature = parameters.FirstOrDefault(1);
        double[] y = new double[row.Length];
        switch (Definition.Name)
        {
            case "softmax": Rows.Softmax(row, row.Length, y, temperature); break;
            case "log_softmax": Rows.LogSoftmax(row, row.Length, y, temperature); break;
            case "softmin": Rows.Softmin(row, row.Length, y, temperature); break;
            case "sparsemax": Rows.Sparsemax(row, row.Length, y); break;
            case "hardmax": Rows.Hardmax(row, row.Length, y); break;
            default: throw new NotSupportedException($"Say here and in rows.js how {Definition.Name} is computed.");
        }

        return y;
    }
}
