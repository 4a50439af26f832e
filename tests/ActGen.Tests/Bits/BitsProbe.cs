using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using ActGen.Tests.Parameters;
using ActGen.Tests.Pipelines;
using ActGen.Tests.RowFunctions;
using Xunit;

namespace ActGen.Tests.Bits;

/// <summary>Computes everything there is, and writes a digest of the bits of each where <see cref="WidthTests"/> asks for them.</summary>
public sealed class BitsProbe
{
    /// <summary>The variable of the environment that names the file.</summary>
    public const string FileVariable = "ACTGEN_TEST_BITS";

    [Fact(Explicit = true)]
    public void EverythingIsComputed()
    {
        string[] lines =
        [
            .. CatalogueBits.Lines<float>(ElementType.Single), .. CatalogueBits.Lines<double>(ElementType.Double),
            .. FormBits.Lines<float>(ElementType.Single), .. FormBits.Lines<double>(ElementType.Double),
            .. RowBits.Lines(RowFunctionTable.Singles, RowFunctionTable.SingleGradients), .. RowBits.Lines(RowFunctionTable.Doubles, RowFunctionTable.DoubleGradients),
            .. LayerBits.Dense<float>(), .. LayerBits.Dense<double>(), .. LayerBits.Models(),
            .. Pipelines<float>(ElementType.Single), .. Pipelines<double>(ElementType.Double),
            .. Gradients<float>(ElementType.Single), .. Gradients<double>(ElementType.Double),
            .. LossesAndGradients(),
        ];
        Assert.Equal(lines.Length, lines.Distinct().Count());
        File.WriteAllLines(Environment.GetEnvironmentVariable(FileVariable)!, lines);
    }

    private static IEnumerable<string> Pipelines<T>(ElementType element)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CompiledPipelines compiled = CompiledPipelines.Of(GeneratorHost.Default, element);
        T[] x = Inputs.Numbers<T>(1, 3003), residuals = Inputs.Numbers<T>(2, 2 * 3003), channels = Inputs.Numbers<T>(3, 8 * 7), dy = Inputs.Numbers<T>(4, 3003), result = new T[3003];
        for (int pipeline = 0; pipeline < CompiledPipelines.Table.Count; pipeline++)
        {
            compiled.Get<PipelineFunction<T>>(pipeline, "Fused")(x, residuals, channels, 5, result);
            yield return Digest.Line($"{CompiledPipelines.Table[pipeline].Written} {element}", result);

            compiled.Get<PipelineBackward<T>>(pipeline, "FusedBackward")(x, residuals, channels, 5, dy, result);
            yield return Digest.Line($"backward of {CompiledPipelines.Table[pipeline].Written} {element}", result);
        }
    }

    private static IEnumerable<string> Gradients<T>(ElementType element)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CompiledParameters compiled = CompiledParameters.Of(GeneratorHost.Default, element);
        foreach (ActivationDefinition definition in ParameterGrid.Activations)
        {
            foreach (double[] values in ParameterGrid.Values[definition.Name])
            {
                foreach (int channels in new[] { 1, 3, 64, 1001 })
                {
                    T[] parameters = [.. values.SelectMany(value => Enumerable.Repeat(T.CreateTruncating(value), channels))];
                    T[] x = Inputs.Numbers<T>(1, 5000 / channels * channels), dy = Inputs.Numbers<T>(2, x.Length), dx = new T[x.Length], sums = new T[parameters.Length];
                    compiled.GetBackward<T>(definition.Name, perChannel: channels != 1)(x, parameters, dy, dx, sums);
                    yield return Digest.Line($"gradients of {definition.Name} {element}, {channels} channels, {string.Join(", ", values)}", [.. dx, .. sums]);
                }
            }
        }
    }

    private static IEnumerable<string> LossesAndGradients()
    {
        foreach (Loss loss in new[]
        {
            Loss.MeanSquaredError, Loss.MeanAbsoluteError, Loss.BinaryCrossEntropy, Loss.CategoricalCrossEntropy,
            Loss.BinaryCrossEntropyFromLogits, Loss.CategoricalCrossEntropyFromLogits,
        })
        {
            foreach (int length in new[] { 3, 300 })
            {
                double[] outputs = [.. Inputs.Numbers<double>(1, 3000).Select(static number => Math.Abs(number) / 10)], gradients = new double[3000];
                double[] targets = [.. Inputs.Numbers<double>(2, 3000).Select(static number => Math.Abs(number) / 10)];
                double value = loss.Evaluate(outputs, targets, length, gradients);
                string source = (loss.Fuse(OutputActivation.Sigmoid) ?? loss.Fuse(OutputActivation.Softmax)) is null ? "outputs" : "probabilities";
                yield return Digest.Line($"loss {loss} of {source}, {length} a sample", [value, .. gradients]);
            }
        }
    }
}
