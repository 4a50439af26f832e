using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using ActGen.Tests.Parameters;
using ActGen.Tests.Pipelines;
using Xunit;

namespace ActGen.Tests.Codegen;

/// <summary>Computes pipelines and gradients of parameters, and writes a digest of the bits of each where <see cref="WidthTests"/> asks for them.</summary>
public sealed class BitsProbe
{
    /// <summary>The variable of the environment that names the file.</summary>
    public const string FileVariable = "ACTGEN_TEST_BITS";

    [Fact]
    public void Everything_is_computed()
    {
        string[] lines =
        [
            .. Pipelines<float>(ElementType.Single), .. Pipelines<double>(ElementType.Double),
            .. Gradients<float>(ElementType.Single), .. Gradients<double>(ElementType.Double),
            .. LossesAndGradients(),
        ];
        Assert.Equal(lines.Length, lines.Distinct().Count());
        if (Environment.GetEnvironmentVariable(FileVariable) is { } file)
        {
            File.WriteAllLines(file, lines);
        }
    }

    private static IEnumerable<string> Pipelines<T>(ElementType element)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CompiledPipelines compiled = CompiledPipelines.Of(GeneratorHost.Default, element);
        T[] x = Numbers<T>(1, 3003), residuals = Numbers<T>(2, 2 * 3003), channels = Numbers<T>(3, 8 * 7), dy = Numbers<T>(4, 3003), result = new T[3003];
        for (int pipeline = 0; pipeline < CompiledPipelines.Table.Count; pipeline++)
        {
            compiled.Get<PipelineFunction<T>>(pipeline, "Fused")(x, residuals, channels, 5, result);
            yield return Line($"{CompiledPipelines.Table[pipeline].Written} {element}", result);

            compiled.Get<PipelineBackward<T>>(pipeline, "FusedBackward")(x, residuals, channels, 5, dy, result);
            yield return Line($"backward of {CompiledPipelines.Table[pipeline].Written} {element}", result);
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
                    T[] x = Numbers<T>(1, 5000 / channels * channels), dy = Numbers<T>(2, x.Length), dx = new T[x.Length], sums = new T[parameters.Length];
                    compiled.GetBackward<T>(definition.Name, perChannel: channels != 1)(x, parameters, dy, dx, sums);
                    yield return Line($"gradients of {definition.Name} {element}, {channels} channels, {string.Join(", ", values)}", [.. dx, .. sums]);
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
                double[] outputs = [.. Numbers<double>(1, 3000).Select(static number => Math.Abs(number) / 10)], gradients = new double[3000];
                double[] targets = [.. Numbers<double>(2, 3000).Select(static number => Math.Abs(number) / 10)];
                double value = loss.Evaluate(outputs, targets, length, gradients);
                string source = (loss.Fuse(OutputActivation.Sigmoid) ?? loss.Fuse(OutputActivation.Softmax)) is null ? "outputs" : "probabilities";
                yield return Line($"loss {loss} of {source}, {length} a sample", [value, .. gradients]);
            }
        }
    }

    /// <summary>A name and a digest of numbers; a NaN may have any bits, so each counts as the same.</summary>
    private static string Line<T>(string name, T[] numbers)
        where T : unmanaged, IFloatingPointIeee754<T>
        => $"{name}: {Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<T>(Array.ConvertAll(numbers, static number => T.IsNaN(number) ? T.NaN : number))))}";

    private static T[] Numbers<T>(int seed, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating((random.NextDouble() - 0.5) * 16))];
    }
}
