using System;
using System.Linq;
using ActGen.Testing.Hosting;

namespace ActGen.Tests.Layers.Sequential;

/// <summary>A generated model in memory. Its own assembly drives it, for the runtime of the C# 9 tier is another than that of the tests.</summary>
internal sealed class GeneratedModel : IDisposable
{
    private const string Driver = """

        public static class Driver
        {
            public static string[] Layers() => System.Array.ConvertAll(System.Linq.Enumerable.ToArray(new Model().Layers), layer => layer.ToString());

            public static double[] Initial(int seed)
            {
                var model = new Model();
                model.Initialize((ulong)seed);
                return model.Parameters.ToArray();
            }

            public static void Predict(double[] parameters, double[] x, double[] y) => Make(parameters).Predict(x, y);

            // As training sees it where gradients are wanted, else as prediction does.
            public static double Loss(double[] parameters, string loss, double[] x, double[] targets, double[] gradients)
            {
                ITrainable<double> model = Make(parameters);
                return gradients is null
                    ? model.Evaluate(x, targets, Named(loss))
                    : model.Accumulate(x, targets, Named(loss), gradients, new RandomKey(3, 7));
            }

            public static double[] Fit(int seed, string loss, double[] x, double[] targets, int epochs, int batchSize)
            {
                var model = new Model();
                model.Initialize((ulong)seed);
                model.Fit(x, targets, new Adam(), Named(loss), new FitOptions { Epochs = epochs, BatchSize = batchSize, Seed = 5 });
                return model.Parameters.ToArray();
            }

            private static Model Make(double[] parameters)
            {
                var model = new Model();
                parameters.AsSpan().CopyTo(model.Parameters);
                return model;
            }

            private static ActGen.Loss Named(string name) => name switch
            {
                "mse" => ActGen.Loss.MeanSquaredError,
                "mae" => ActGen.Loss.MeanAbsoluteError,
                "bce" => ActGen.Loss.BinaryCrossEntropy,
                "cce" => ActGen.Loss.CategoricalCrossEntropy,
                _ => ActGen.Loss.SparseCategoricalCrossEntropy,
            };
        }
        """;

    private readonly LoadedAssembly _assembly;

    private GeneratedModel(LoadedAssembly assembly)
    {
        _assembly = assembly;
        Layers = Get<Func<string[]>>(nameof(Layers));
        Initial = Get<Func<int, double[]>>(nameof(Initial));
        Predict = Get<Action<double[], double[], double[]>>(nameof(Predict));
        Loss = Get<Func<double[], string, double[], double[], double[]?, double>>(nameof(Loss));
        Fit = Get<Func<int, string, double[], double[], int, int, double[]>>(nameof(Fit));
    }

    /// <summary>The layers, described.</summary>
    public Func<string[]> Layers { get; }

    /// <summary>The first parameters of a seed.</summary>
    public Func<int, double[]> Initial { get; }

    /// <summary>From parameters and inputs to outputs.</summary>
    public Action<double[], double[], double[]> Predict { get; }

    /// <summary>The loss with parameters, of inputs and targets; in training with gradients to add to.</summary>
    public Func<double[], string, double[], double[], double[]?, double> Loss { get; }

    /// <summary>Trains from the parameters of a seed: seed, loss, inputs, targets, epochs, size of a batch.</summary>
    public Func<int, string, double[], double[], int, int, double[]> Fit { get; }

    /// <summary>Generates, compiles and loads a model of doubles.</summary>
    public static GeneratedModel Of(string layers, bool isUnity, string members = "")
    {
        GeneratorHost host = isUnity ? GeneratorHost.Unity : GeneratorHost.Default;
        return new(host.Run($$"""
            using System;
            using ActGen;

            [Sequential("{{layers}}", ElementType = typeof(double))]
            public sealed partial class Model
            {
                {{members}}
            }
            {{Driver}}
            """).ShouldCompile().Load());
    }

    /// <summary>Numbers between -1 and 1, the same in every run.</summary>
    public static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
    }

    public void Dispose() => _assembly.Dispose();

    private TDelegate Get<TDelegate>(string method)
        where TDelegate : Delegate
        => _assembly.Get<TDelegate>("Driver", method);
}
