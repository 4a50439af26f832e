using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ActGen.Tests.Training;
using Xunit;

namespace ActGen.Tests.Memory;

/// <summary>Losses, optimizers and initializers, in guarded memory; <see cref="GuardPageTests"/> starts the process.</summary>
[Collection(nameof(Guarded<>))]
public sealed class TrainingGuardProbe
{
    private static IEnumerable<int> Lengths => Enumerable.Range(0, 261);

    private static readonly Loss[] s_losses =
    [
        Loss.MeanSquaredError, Loss.MeanAbsoluteError,
        Loss.BinaryCrossEntropy, Loss.CategoricalCrossEntropy, Loss.SparseCategoricalCrossEntropy,
        Loss.BinaryCrossEntropyFromLogits, Loss.CategoricalCrossEntropyFromLogits, Loss.SparseCategoricalCrossEntropyFromLogits,
    ];

    [Fact(Explicit = true)]
    public void LossesAndGradients()
    {
        Check<float>();
        Check<double>();

        static void Check<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (Loss loss in s_losses)
            {
                // One class out of one is no loss.
                Guarded<T>.Run($"loss {loss}", Lengths.Skip(loss.ToString().Contains("categorical", StringComparison.Ordinal) ? 2 : 1), (spans, outputLength) =>
                {
                    foreach (int samples in (int[])[1, 2, 5])
                    {
                        ReadOnlySpan<T> outputs = spans.In(0, samples * outputLength), targets = spans.In(1, samples * outputLength);
                        if (loss.TargetLength(outputLength) != outputLength)
                        {
                            Span<T> classes = spans.Out(1, samples);
                            classes.Clear();
                            targets = classes;
                        }

                        Losses.Evaluate(loss, outputs, targets, outputLength, spans.Out(0, outputs.Length));
                        Losses.Evaluate(loss, outputs, targets, outputLength, []);
                    }
                }, capacity: 1400);
            }
        }
    }

    [Fact(Explicit = true)]
    public void Optimizers()
    {
        foreach (Func<Optimizer> create in (Func<Optimizer>[])[() => new Sgd(), () => new Sgd(0.01, 0.9), () => new Sgd(0.01, 0.9, nesterov: true), () => new Adam()])
        {
            string name = $"optimizer {create()}";
            Guarded<float>.Run(name, Lengths, (spans, length) => create().Step(spans.Out(0, length), spans.In(0, length)));
            Guarded<double>.Run(name, Lengths, (spans, length) => create().Step(spans.Out(0, length), spans.In(0, length)));
        }
    }

    [Fact(Explicit = true)]
    public void Initializers()
    {
        foreach (Initializer initializer in Enum.GetValues<Initializer>())
        {
            Guarded<float>.Run($"initializer {initializer}", Lengths, (spans, length) => initializer.Fill(1, Math.Max(length, 1), new RandomKey(2), 0, spans.Out(0, length)));
            Guarded<double>.Run($"initializer {initializer}", Lengths, (spans, length) => initializer.Fill(1, Math.Max(length, 1), new RandomKey(2), 0, spans.Out(0, length)));
        }
    }
}
