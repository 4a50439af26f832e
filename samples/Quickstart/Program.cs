using System;
using Quickstart;
using Quickstart.Tables;
using Quickstart.Timing;
using Samples;
using Spectre.Console;

Page.Out.WriteLine("Generated activation functions beside the tables that TensorFlow printed, then against the clock.");
Page.Out.WriteLine();

bool allHold = true;
foreach (TensorFlowTable table in TensorFlowTable.ReadAll())
{
    SpanFunction<double> function = table.Activation switch
    {
        "relu" => Activations.Relu,
        "relu6" => Activations.Relu6,
        "sigmoid" => Activations.Sigmoid,
        "tanh" => Activations.Tanh,
        "softplus" => Activations.Softplus,
        _ => throw new InvalidOperationException($"The tables hold '{table.Activation}', which Activations.cs does not; add it there."),
    };
    allHold &= TableReport.Print(table, function);
}

LeakyReluReport.Print();
TimingReport.Print();

return Page.Verdict(allHold, "Every table holds.", "Some values differ from their table: see NO above.");
