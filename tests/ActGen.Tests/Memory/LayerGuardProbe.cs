using System;
using System.Collections.Generic;
using System.Numerics;
using ActGen.Tests.Layers;
using ActGen.Tests.Layers.Sequential;
using Xunit;

namespace ActGen.Tests.Memory;

/// <summary>Layers and models, in guarded memory; <see cref="GuardPageTests"/> starts the process.</summary>
[Collection(nameof(Guarded<>))]
public sealed partial class LayerGuardProbe
{
    private const int Capacity = 301 * 223;

    private static readonly int[] s_sizes = [1, 2, 3, 5, 8, 15, 16, 17, 32, 33, 47, 64, 70];

    private static IEnumerable<(DenseShape Shape, int Samples)> Layers
    {
        get
        {
            foreach (int inputs in s_sizes)
            {
                foreach (int units in s_sizes)
                {
                    foreach (int samples in (int[])[0, 1, 2, 7, 13])
                    {
                        yield return (new(inputs, units), samples);
                    }
                }
            }

            yield return (new(301, 223), 50);
            yield return (new(1030, 40), 9);
            yield return (new(5, 3000), 9);
        }
    }

    [Fact(Explicit = true)]
    public void DenseLayers()
    {
        Check<float>();
        Check<double>();

        static void Check<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Guarded<T>.Run("dense layer", Layers, static (spans, layer) =>
            {
                (DenseShape shape, int samples) = layer;
                ReadOnlySpan<T> x = spans.In(0, samples * shape.Inputs), kernel = spans.In(1, shape.Inputs * shape.Units), bias = spans.In(2, shape.Units);
                DenseCalls.Forward(shape, x, kernel, bias, spans.Out(0, samples * shape.Units));
                DenseCalls.Forward(shape, isLight: false, x, kernel, [], spans.Out(0, samples * shape.Units));
            }, inputs: 3, capacity: Capacity);
            Guarded<T>.Run("gradients of a dense layer", Layers, static (spans, layer) =>
            {
                (DenseShape shape, int samples) = layer;
                ReadOnlySpan<T> x = spans.In(0, samples * shape.Inputs), kernel = spans.In(1, shape.Inputs * shape.Units), bias = spans.In(2, shape.Units);
                ReadOnlySpan<T> dy = spans.In(3, samples * shape.Units);
                Span<T> dx = spans.Out(0, x.Length), dKernel = spans.Out(1, kernel.Length), dBias = spans.Out(2, bias.Length);
                DenseCalls.Backward(shape, x, kernel, dy, dx, dKernel, dBias);
                DenseCalls.Backward(shape, x, kernel, bias, dy, dx, dKernel, dBias);
            }, inputs: 4, capacity: Capacity);
        }
    }

    [Fact(Explicit = true)]
    public void DenseLayersThatEndInRows() => Guarded<float>.Run("dense layer through softmax", [0, 1, 2, 3, 7, 8, 15, 16, 17, 33, 64, 100], (spans, samples) =>
    {
        ReadOnlySpan<float> x = spans.In(0, 5 * samples), kernel = spans.In(1, 15), bias = spans.In(2, 3);
        Choice(x, kernel, bias, spans.Out(0, 3 * samples));
        ChoiceBackward(x, kernel, bias, spans.In(3, 3 * samples), spans.Out(0, x.Length), spans.Out(1, kernel.Length), spans.Out(2, bias.Length));
    }, inputs: 4);

    [Fact(Explicit = true)]
    public void Models()
    {
        var policy = new Policy();
        var agent = new Agent();
        policy.Initialize(1);
        agent.Initialize(1);
        Guarded<float>.Run("prediction", [0, 1, 2, 3, 7, 8, 15, 16, 17, 33, 64, 100, 260], (spans, samples) =>
        {
            policy.Predict(spans.In(0, 8 * samples), spans.Out(0, 4 * samples));
            agent.Predict(spans.In(0, 8 * samples), spans.Out(0, 4 * samples));
        }, capacity: 8 * 260);
    }

    [Fact(Explicit = true)]
    public void Pipelines() => Guarded<float>.Run("pipeline", s_sizes, (spans, channels) =>
    {
        for (int length = 0; length <= 260; length += channels)
        {
            Hidden(spans.In(0, length), spans.In(1, channels), 3, spans.Out(0, length));
            HiddenBackward(spans.In(0, length), spans.In(1, channels), 3, spans.In(2, length), spans.Out(0, length), spans.Out(1, channels));
        }
    }, inputs: 3);

    [Dense(5, 3, Activation = "softmax")]
    private static partial void Choice(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> y);

    [GradientOf(nameof(Choice))]
    private static partial void ChoiceBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> dy,
        Span<float> dx, Span<float> dKernel, Span<float> dBias);

    [Activation("bias_add | silu | dropout(rate: 0.1)")]
    private static partial void Hidden(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ulong seed, Span<float> y);

    [GradientOf(nameof(Hidden))]
    private static partial void HiddenBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ulong seed, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dBias);
}
