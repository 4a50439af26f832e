using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xunit;

namespace ActGen.Tests.Training;

public sealed class TrainerTests
{
    [Fact]
    public void EveryEpochTakesEverySampleOnceInAnotherOrder()
    {
        List<int> sizes = [];
        List<double> firsts = [];
        var model = new LinearModel<double>(1) { Batch = x => { sizes.Add(x.Length); firsts.AddRange(x); } };
        Fit(model, 10, new FitOptions { Epochs = 3, BatchSize = 4 });

        Assert.Equal([4, 4, 2, 4, 4, 2, 4, 4, 2], sizes);
        double[][] epochs = [.. firsts.Chunk(10)];
        Assert.All(epochs, epoch => Assert.Equal(Inputs(10), epoch.Order()));
        Assert.Equal(3, epochs.Select(epoch => string.Join(' ', epoch)).Distinct().Count());
    }

    [Fact]
    public void WithoutShufflingSamplesComeInTheirOrder()
    {
        List<double> firsts = [];
        var model = new LinearModel<double>(1) { Batch = x => firsts.AddRange(x) };
        Fit(model, 10, new FitOptions { Epochs = 2, BatchSize = 4, Shuffle = false });
        Assert.Equal([.. Inputs(10), .. Inputs(10)], firsts);
    }

    /// <summary>Every place is as likely for a sample as any other: a chi-squared test with 81 degrees of freedom, at 6 deviations.</summary>
    [Fact]
    public void OrdersAreUniform()
    {
        const int Orders = 9000, Length = 10;
        int[,] counts = new int[Length, Length];
        int[] order = new int[Length];
        for (int i = 0; i < Orders; i++)
        {
            Permutation.Fill(order, new RandomKey(1, (ulong)i));
            for (int place = 0; place < Length; place++)
            {
                counts[place, order[place]]++;
            }
        }

        const double Expected = (double)Orders / Length;
        double chiSquared = counts.Cast<int>().Sum(count => (count - Expected) * (count - Expected) / Expected);
        Assert.InRange(chiSquared, 81 - 6 * Math.Sqrt(2 * 81), 81 + 6 * Math.Sqrt(2 * 81));
    }

    [Fact]
    public void TheLastSamplesValidateAndAreNeverTrainedWith()
    {
        List<double> firsts = [];
        var model = new LinearModel<double>(1) { Batch = x => firsts.AddRange(x) };
        History history = Fit(model, 10, new FitOptions { Epochs = 3, BatchSize = 4, ValidationSplit = 0.25 });

        Assert.Equal(Inputs(10)[..7], firsts.Distinct().Order()); // floor(10 * 0.75)
        Assert.Equal(3, history.ValidationLosses.Count);
        double[] x = Inputs(10)[7..];
        Assert.Equal(x.Average(value => Math.Pow(model.Predict([value]) - Target(value), 2)), history.ValidationLosses[^1], 1e-12);
        Assert.Equal(history.ValidationLosses[^1], Trainer.Evaluate<double>(model, x, [.. x.Select(Target)], Loss.MeanSquaredError, 2), 1e-12);
    }

    [Fact]
    public void SamplesGivenForValidationDoWhatASplitDoes()
    {
        double[] x = Inputs(10), t = [.. x.Select(Target)];
        var options = new FitOptions { Epochs = 3, BatchSize = 4, EarlyStopping = new EarlyStopping { Patience = 2, RestoreBest = true } };
        LinearModel<double> given = new(1), split = new(1);
        History history = Trainer.Fit<double>(given, x.AsSpan(0, 7), t.AsSpan(0, 7), x.AsSpan(7), t.AsSpan(7), new Sgd(), Loss.MeanSquaredError, options);
        options.ValidationSplit = 0.25;
        History expected = Fit(split, 10, options);

        Assert.Equal(expected.Losses, history.Losses);
        Assert.Equal(expected.ValidationLosses, history.ValidationLosses);
        Assert.Equal(3, history.ValidationLosses.Count);
        Assert.Equal(split.Parameters.ToArray(), given.Parameters.ToArray());
    }

    [Fact]
    public void SamplesForValidationThatDoNotFitAreRefused()
    {
        var model = new LinearModel<double>(2);
        double[] kept = model.Parameters.ToArray();
        Refuses("validationInputs", new double[3], new double[1]);
        Refuses("validationInputs", [], []);
        Refuses("validationInputs", [1, double.NaN], [0]);
        Refuses("validationTargets", new double[4], new double[1]);
        Refuses("targets", new double[4], new double[2], trained: 1);
        Assert.Contains(
            "0.5", Refuses("ValidationSplit", new double[4], new double[2], new FitOptions { ValidationSplit = 0.5 }).Message, StringComparison.Ordinal);
        Assert.Equal(kept, model.Parameters.ToArray());

        ArgumentException Refuses(string name, double[] inputs, double[] targets, FitOptions? options = null, int trained = 2)
            => Assert.Throws<ArgumentException>(
                name, () => Trainer.Fit<double>(model, new double[4], new double[trained], inputs, targets, new Sgd(), Loss.MeanSquaredError, options));
    }

    /// <summary>There is one class only, and its probability is 1: nothing could be learnt, and the loss would look perfect.</summary>
    [Fact]
    public void CategoricalCrossEntropiesOfOneOutputAreRefused()
    {
        var model = new LinearModel<double>(1);
        foreach (Loss loss in (Loss[])[Loss.CategoricalCrossEntropy, Loss.SparseCategoricalCrossEntropy])
        {
            Refused("loss", () => Trainer.Fit<double>(model, [1, 2], [0, 0], new Sgd(), loss));
            Refused("loss", () => Trainer.Evaluate<double>(model, [1, 2], [0, 0], loss));
            Refused("outputLength", () => loss.Evaluate([0.5], [0.0], 1));
            Refused("outputLength", () => loss.Fuse(OutputActivation.Softmax)!.Evaluate([0.5f], [0f], 1));

            void Refused(string name, Action call)
            {
                string message = Assert.Throws<ArgumentException>(name, call).Message;
                Assert.StartsWith($"The loss {loss.Name} of 1 output is 0 whatever the model does", message, StringComparison.Ordinal);
                Assert.Contains("binary_crossentropy", message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void TheLossOfAnEpochIsTheMeanOverItsSamples()
    {
        var model = new LinearModel<double>(1);
        History history = Trainer.Fit<double>(
            model, [0, 0, 0], [1, 1, 4], new Sgd(1e-9), Loss.MeanSquaredError, new FitOptions { BatchSize = 2, Shuffle = false });
        Assert.Equal((1 + 1 + 16) / 3.0, history.Losses[0], 1e-6);
    }

    [Fact]
    public void SameSeedGivesTheSameBits()
    {
        Assert.Equal(Train(1), Train(1));
        Assert.NotEqual(Train(1), Train(2));

        static int[] Train(ulong seed)
        {
            var model = new LinearModel<float>(2);
            float[] x = [.. Enumerable.Range(0, 40).Select(i => MathF.Sin(i))], y = [.. Enumerable.Range(0, 20).Select(i => MathF.Cos(i))];
            Trainer.Fit<float>(model, x, y, new Adam(0.1), Loss.MeanAbsoluteError, new FitOptions { Epochs = 5, BatchSize = 3, Seed = seed });
            return [.. model.Parameters.ToArray().Select(BitConverter.SingleToInt32Bits)];
        }
    }

    [Fact]
    public void TrainingGoesOnWithNewOrdersWhereItStopped()
    {
        List<double> inTwo = [], atOnce = [];
        var first = new LinearModel<double>(1) { Batch = x => inTwo.AddRange(x) };
        var second = new LinearModel<double>(1) { Batch = x => atOnce.AddRange(x) };
        var optimizer = new Sgd(0.01, 0.5);
        Fit(first, 10, new FitOptions { Epochs = 2, BatchSize = 3 }, optimizer);
        Fit(first, 10, new FitOptions { Epochs = 2, BatchSize = 3 }, optimizer);
        Fit(second, 10, new FitOptions { Epochs = 4, BatchSize = 3 }, new Sgd(0.01, 0.5));

        Assert.Equal(atOnce, inTwo);
        Assert.Equal(second.Parameters.ToArray(), first.Parameters.ToArray());
    }

    [Fact]
    public void StopsEarlyAndRestoresTheBest()
    {
        // The validation samples contradict the others, so that every epoch but the first makes it worse.
        var model = new LinearModel<double>(1);
        double afterFirst = double.NaN;
        var options = new FitOptions
        {
            Epochs = 100,
            ValidationSplit = 0.5,
            EarlyStopping = new EarlyStopping { Patience = 3, RestoreBest = true },
            Progress = progress => afterFirst = progress.Epoch == 1 ? model.Parameters[1] : afterFirst,
        };
        History history = Trainer.Fit<double>(model, [0, 0, 0, 0], [1, 1, -1, -1], new Sgd(), Loss.MeanSquaredError, options);

        Assert.Equal(StopReason.NoImprovement, history.StopReason);
        Assert.Equal(4, history.Epochs);
        Assert.Equal(1, history.RestoredEpoch);
        Assert.Equal(afterFirst, model.Parameters[1]);
        Assert.Equal(0.02, model.Parameters[1], 1e-15);
    }

    [Fact]
    public void ASmallGainIsNoGain()
    {
        var model = new LinearModel<double>(1);
        var options = new FitOptions { Epochs = 100, EarlyStopping = new EarlyStopping { MinDelta = 0.05 } };
        History history = Trainer.Fit<double>(model, [0], [1], new Sgd(), Loss.MeanSquaredError, options);
        Assert.Equal(2, history.Epochs); // 1, 0.9604
        Assert.Null(history.RestoredEpoch);
    }

    [Fact]
    public void ProgressTellsOfEveryEpoch()
    {
        List<(int, int, double, double?)> told = [];
        History history = Fit(new LinearModel<double>(1), 10, new FitOptions
        {
            Epochs = 3,
            ValidationSplit = 0.2,
            Progress = progress => told.Add((progress.Epoch, progress.Epochs, progress.Loss, progress.ValidationLoss)),
        });
        Assert.Equal(Enumerable.Range(0, 3).Select(i => (i + 1, 3, history.Losses[i], (double?)history.ValidationLosses[i])), told);
    }

    [Fact]
    public void CancellationEndsBeforeTheNextBatchAndKeepsWhatIsLearnt()
    {
        using var source = new CancellationTokenSource();
        int batches = 0;
        var model = new LinearModel<double>(1);
        model.Batch = _ =>
        {
            if (++batches == 7)
            {
                source.Cancel();
            }
        };
        var optimizer = new Sgd();
        History history = Fit(model, 10, new FitOptions { Epochs = 100, BatchSize = 2, CancellationToken = source.Token }, optimizer);

        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.Equal(1, history.Epochs);
        Assert.Equal(7, batches);
        Assert.Equal(7, optimizer.Steps);
        Assert.NotEqual(0, model.Parameters[0]);
    }

    [Fact]
    public void ADivergingRunGivesTheLastGoodEpochBack()
    {
        var model = new LinearModel<float>(1);
        List<float[]> after = [];
        var optimizer = new Sgd(1e4, 0.9);
        var options = new FitOptions { Epochs = 1000, BatchSize = 2, Progress = _ => after.Add(model.Parameters.ToArray()) };
        float[] x = [1, 2, 3, 4], y = [1, 2, 3, 4];
        var exception = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit<float>(model, x, y, optimizer, Loss.MeanSquaredError, options));

        Assert.Equal(after.Count + 1, exception.Epoch);
        Assert.Equal(after.Count, exception.History.Epochs);
        Assert.Equal(StopReason.Diverged, exception.History.StopReason);
        Assert.Contains($"epoch {exception.Epoch}", exception.Message);
        Assert.Contains("learning rate below 10000", exception.Message);
        Assert.Equal(after[^1], model.Parameters.ToArray());
        Assert.Equal(0, optimizer.Steps);
    }

    [Fact]
    public void ARunThatDivergesAtOnceGivesTheBeginningBack()
    {
        var model = new LinearModel<float>(1);
        model.Parameters[0] = 1e38f;
        var exception = Assert.Throws<TrainingDivergedException>(
            () => Trainer.Fit<float>(model, [1e5f, 1], [0, 0], new Sgd(), Loss.MeanSquaredError, new FitOptions { BatchSize = 1, Shuffle = false }));
        Assert.Equal((1, 1), (exception.Epoch, exception.Batch));
        Assert.Contains("beginning", exception.Message);
        Assert.Equal([1e38f, 0], model.Parameters.ToArray());
    }

    [Fact]
    public void ADivergingRunGivesTheBestEpochBackWhereThatIsAskedFor()
    {
        var model = new LinearModel<float>(1);
        List<float[]> after = [];
        var options = new FitOptions
        {
            Epochs = 1000,
            EarlyStopping = new EarlyStopping { Patience = 1000, RestoreBest = true },
            Progress = _ => after.Add(model.Parameters.ToArray()),
        };
        float[] x = [1, 2, 3, 4], y = [1, 2, 3, 4];
        var exception = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit<float>(model, x, y, new Sgd(1e4), Loss.MeanSquaredError, options));

        Assert.True(exception.Epoch > 2);
        Assert.Equal(1, exception.History.RestoredEpoch);
        Assert.Contains("The parameters are those of epoch 1 again, the best.", exception.Message);
        Assert.Equal(after[0], model.Parameters.ToArray());
    }

    [Fact]
    public void OptionsThatChangeMeanwhileChangeNothing()
    {
        Assert.Equal(Train(static _ => { }), Train(static options =>
        {
            options.BatchSize = 50;
            options.Epochs = 1;
            options.Seed = 7;
            options.Progress = null;
            options.EarlyStopping = null;
        }));
        Assert.Equal(Train(static _ => { }), Train(static options =>
        {
            options.EarlyStopping!.Patience = 0;
            options.EarlyStopping.MinDelta = 1;
            options.EarlyStopping.RestoreBest = true;
        }));

        static double[] Train(Action<FitOptions> change)
        {
            var options = new FitOptions { Epochs = 4, BatchSize = 3, ValidationSplit = 0.5, EarlyStopping = new EarlyStopping { Patience = 10 } };
            int told = 0;
            options.Progress = progress =>
            {
                told++;
                if (progress.Epoch == 1)
                {
                    change(options);
                }
            };
            var model = new LinearModel<double>(1);
            History history = Fit(model, 10, options);
            return [told, history.RestoredEpoch ?? 0, .. history.Losses, .. history.ValidationLosses, .. model.Parameters];
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void DataThatAreNotFiniteAreRefusedBeforeAnythingChanges(float bad)
    {
        var model = new LinearModel<float>(2);
        var optimizer = new Adam();
        float[] x = new float[20], y = new float[10];
        x[7] = bad;
        string message = Assert.Throws<ArgumentException>("inputs", () => Trainer.Fit<float>(model, x, y, optimizer, Loss.MeanSquaredError)).Message;
        Assert.Contains("row 3, element 1", message);
        x[7] = 0;
        y[4] = bad;
        message = Assert.Throws<ArgumentException>("targets", () => Trainer.Fit<float>(model, x, y, optimizer, Loss.MeanSquaredError)).Message;
        Assert.Contains("row 4, element 0", message);
        Assert.Equal([0, 0, 0], model.Parameters.ToArray());
        Assert.Equal(0, optimizer.Steps);
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        var model = new LinearModel<float>(2);
        Assert.Throws<ArgumentException>("inputs", () => Trainer.Fit<float>(model, new float[3], new float[1], new Sgd(), Loss.MeanSquaredError));
        Assert.Throws<ArgumentException>("inputs", () => Trainer.Fit<float>(model, [], [], new Sgd(), Loss.MeanSquaredError));
        Assert.Throws<ArgumentException>("targets", () => Trainer.Fit<float>(model, new float[4], new float[1], new Sgd(), Loss.MeanSquaredError));
        Assert.Throws<ArgumentException>("targets", () => Trainer.Fit<float>(model, new float[4], [0, 2], new Sgd(), Loss.BinaryCrossEntropy));
        Assert.Throws<ArgumentException>(
            "ValidationSplit", () => Trainer.Fit<float>(model, new float[4], new float[2], new Sgd(), Loss.MeanSquaredError, new FitOptions { ValidationSplit = 0.9 }));
        Assert.Throws<ArgumentNullException>("model", () => Trainer.Fit<float>(null!, new float[4], new float[2], new Sgd(), Loss.MeanSquaredError));
        Assert.Throws<ArgumentNullException>("optimizer", () => Trainer.Fit<float>(model, new float[4], new float[2], null!, Loss.MeanSquaredError));
        Assert.Throws<ArgumentNullException>("loss", () => Trainer.Fit<float>(model, new float[4], new float[2], new Sgd(), null!));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => Trainer.Evaluate<float>(model, new float[4], new float[2], Loss.MeanSquaredError, 0));

        Assert.Throws<ArgumentException>("model", () => Trainer.Fit<float>(new LinearModel<float>(0), new float[4], new float[2], new Sgd(), Loss.MeanSquaredError));

        model.Parameters[1] = float.NaN;
        Assert.Contains(
            "Parameter 1", Assert.Throws<ArgumentException>("model", () => Trainer.Fit<float>(model, new float[4], new float[2], new Sgd(), Loss.MeanSquaredError)).Message);

        var used = new Adam();
        used.Step(new float[5], new float[5]);
        Assert.Throws<InvalidOperationException>(() => Trainer.Fit<float>(new LinearModel<float>(2), new float[4], new float[2], used, Loss.MeanSquaredError));
    }

    [Fact]
    public void ImpossibleOptionsAreRefusedWhenTheyAreSet()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Epochs", () => new FitOptions { Epochs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => new FitOptions { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("ValidationSplit", () => new FitOptions { ValidationSplit = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("ValidationSplit", () => new FitOptions { ValidationSplit = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("Patience", () => new EarlyStopping { Patience = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("MinDelta", () => new EarlyStopping { MinDelta = double.NaN });
    }

    [Fact]
    public void BatchesAllocateNothing()
    {
        Fit(new LinearModel<double>(1), 100, new FitOptions { Epochs = 20, BatchSize = 3, ValidationSplit = 0.1 });
        Assert.Equal(Allocated(99), Allocated(33)); // three times the batches, with the same buffers

        static long Allocated(int batchSize)
        {
            // Buffers that do not depend on the size of batches, nor on their number.
            var model = new LinearModel<double>(1);
            var options = new FitOptions { Epochs = 20, BatchSize = batchSize, Shuffle = false };
            Trainer.Fit<double>(model, Inputs(99), new double[99], new Sgd(1e-9, 0.5), Loss.MeanSquaredError, options);

            long before = GC.GetAllocatedBytesForCurrentThread();
            Trainer.Fit<double>(model, Inputs(99), new double[99], new Sgd(1e-9, 0.5), Loss.MeanSquaredError, options);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static double[] Inputs(int samples) => [.. Enumerable.Range(0, samples).Select(i => i / 16.0)];

    private static double Target(double x) => 2 * x - 1;

    private static History Fit(LinearModel<double> model, int samples, FitOptions options, Optimizer? optimizer = null)
    {
        double[] x = Inputs(samples);
        return Trainer.Fit<double>(model, x, [.. x.Select(Target)], optimizer ?? new Sgd(), Loss.MeanSquaredError, options);
    }
}
