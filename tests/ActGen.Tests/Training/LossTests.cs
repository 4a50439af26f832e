using System;
using System.Linq;
using ActGen.Tests.Memory;
using Xunit;

namespace ActGen.Tests.Training;

public sealed class LossTests
{
    private const int Samples = 5;
    private const int Length = 7;

    public static TheoryData<string> All => [.. s_losses.Select(static pair => pair.Name)];

    /// <summary>A few short samples, samples that are longer than what is computed at once, and more of them than that.</summary>
    public static TheoryData<string, int, int> Batches
        => [.. s_losses.SelectMany(static pair => new[] { (pair.Name, Samples, Length), (pair.Name, 2, 300), (pair.Name, 150, 3) })];

    private static readonly (string Name, Loss Loss, bool TakesProbabilities)[] s_losses =
    [
        ("mean squared error", Loss.MeanSquaredError, false),
        ("mean absolute error", Loss.MeanAbsoluteError, false),
        ("binary", Loss.BinaryCrossEntropy, true),
        ("binary from logits", Loss.BinaryCrossEntropyFromLogits, false),
        ("categorical", Loss.CategoricalCrossEntropy, true),
        ("categorical from logits", Loss.CategoricalCrossEntropyFromLogits, false),
        ("sparse", Loss.SparseCategoricalCrossEntropy, true),
        ("sparse from logits", Loss.SparseCategoricalCrossEntropyFromLogits, false),
    ];

    [Theory]
    [MemberData(nameof(Batches))]
    public void GradientsAreFiniteDifferences(string name, int samples, int length)
    {
        (Loss loss, double[] outputs, double[] targets) = Case(name, samples, length);
        double[] gradients = new double[outputs.Length];
        double value = loss.Evaluate(outputs, targets, length, gradients);
        Assert.Equal(value, loss.Evaluate(outputs, targets, length));
        Assert.Contains(gradients, gradient => Math.Abs(gradient) > 0.1 / gradients.Length);

        const double Step = 1.0 / (1 << 20);
        for (int i = 0; i < outputs.Length; i++)
        {
            double[] left = [.. outputs], right = [.. outputs];
            left[i] -= Step;
            right[i] += Step;
            double difference = (loss.Evaluate(right, targets, length) - loss.Evaluate(left, targets, length)) / (2 * Step);
            Assert.Equal(difference, gradients[i], 1e-8 * Math.Max(1, Math.Abs(difference)));
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void FloatsAreDoublesRoundedAtTheEnd(string name, int samples, int length)
    {
        (Loss loss, double[] outputs, double[] targets) = Case(name, samples, length);
        float[] floatOutputs = [.. outputs.Select(value => (float)value)], floatTargets = [.. targets.Select(value => (float)value)], floatGradients = new float[outputs.Length];
        double[] gradients = new double[outputs.Length];

        double expected = loss.Evaluate([.. floatOutputs.Select(value => (double)value)], [.. floatTargets.Select(value => (double)value)], length, gradients);
        Assert.Equal(expected, loss.Evaluate(floatOutputs, floatTargets, length, floatGradients), 1e-14 * expected);
        for (int i = 0; i < gradients.Length; i++)
        {
            Assert.Equal(gradients[i], floatGradients[i], 1e-6 * Math.Max(Math.Abs(gradients[i]), 1.0 / samples / length));
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void TheGradientMayTakeThePlaceOfTheOutputsAndNothingIsAllocated(string name, int samples, int length)
    {
        (Loss loss, double[] outputs, double[] targets) = Case(name, samples, length);
        double[] apart = new double[outputs.Length];
        double value = loss.Evaluate(outputs, targets, length, apart);

        Assert.Equal(0, Allocation.Of(() => loss.Evaluate(outputs, targets, length, apart)));
        double inPlace = loss.Evaluate(outputs, targets, length, outputs);
        Assert.Equal(value, inPlace);
        Assert.Equal(apart, outputs);
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void ABatchIsTheMeanOfItsSamples(string name, int samples, int length)
    {
        (Loss loss, double[] outputs, double[] targets) = Case(name, samples, length);
        int targetLength = loss.TargetLength(length);
        double sum = 0;
        double[] gradients = new double[outputs.Length], one = new double[length];
        double mean = loss.Evaluate(outputs, targets, length, gradients);
        for (int i = 0; i < samples; i++)
        {
            sum += loss.Evaluate(outputs.AsSpan(i * length, length), targets.AsSpan(i * targetLength, targetLength), length, one);
            for (int k = 0; k < length; k++)
            {
                Assert.Equal(one[k] / samples, gradients[i * length + k], 1e-15);
            }
        }

        Assert.Equal(sum / samples, mean, 1e-15 * sum);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ANaNAmongTheOutputsShows(string name)
    {
        (Loss loss, double[] outputs, double[] targets) = Case(name);
        outputs[Length + 2] = double.NaN;
        double[] gradients = new double[outputs.Length];
        Assert.True(double.IsNaN(loss.Evaluate(outputs, targets, Length, gradients)));
        Assert.True(double.IsNaN(gradients[Length + 2]));
    }

    [Fact]
    public void SquaresAndMagnitudesAreAveraged()
    {
        double[] gradients = new double[4];
        Assert.Equal((1 + 4 + 0 + 9) / 4.0, Loss.MeanSquaredError.Evaluate([1, 2, 3, 4], [2, 0, 3, 1], 2, gradients));
        Assert.Equal([-0.5, 1, 0, 1.5], gradients);
        Assert.Equal((1 + 2 + 0 + 3) / 4.0, Loss.MeanAbsoluteError.Evaluate([1, 2, 3, 4], [2, 0, 3, 1], 2, gradients));
        Assert.Equal([-0.25, 0.25, 0, 0.25], gradients);
    }

    [Fact]
    public void CrossEntropiesHaveTheirClosedForms()
    {
        Assert.Equal(Math.Log(2), Loss.BinaryCrossEntropy.Evaluate([0.5, 0.5], [0, 1], 2), 1e-15);
        Assert.Equal(-Math.Log(0.9) - Math.Log(0.8), 2 * Loss.BinaryCrossEntropy.Evaluate([0.9, 0.2], [1, 0], 2), 1e-15);
        Assert.Equal(Math.Log(2), Loss.BinaryCrossEntropyFromLogits.Evaluate([0.0], [0.3], 1), 1e-15);
        Assert.Equal(Math.Log(4), Loss.CategoricalCrossEntropyFromLogits.Evaluate([7.0, 7, 7, 7], [0, 0, 1, 0], 4), 1e-14);
        Assert.Equal(-Math.Log(0.7), Loss.CategoricalCrossEntropy.Evaluate([0.1, 0.2, 0.7], [0, 0, 1], 3), 1e-15);
        Assert.Equal(-Math.Log(0.7), Loss.CategoricalCrossEntropy.Evaluate([1.0, 2, 7], [0, 0, 1], 3), 1e-15); // divided by their sum
        Assert.Equal(-Math.Log(0.2), Loss.SparseCategoricalCrossEntropy.Evaluate([0.1, 0.2, 0.7], [1], 3), 1e-15);
    }

    [Fact]
    public void ProbabilitiesStayAwayFrom0And1AndAreFlatThere()
    {
        double[] gradients = [9, 9];
        Assert.Equal(-Math.Log(1e-7), Loss.BinaryCrossEntropy.Evaluate([0.0, 1], [1, 0], 2, gradients), 1e-8);
        Assert.Equal([0, 0], gradients);
        Assert.Equal(-Math.Log(1e-7), Loss.CategoricalCrossEntropy.Evaluate([0.0, 1], [1, 0], 2, gradients), 1e-12);
        Assert.Equal([0, 0], gradients);
    }

    [Fact]
    public void LogitsNeedNoBound()
    {
        double[] gradients = new double[2];
        Assert.Equal(1000, Loss.BinaryCrossEntropyFromLogits.Evaluate([1000.0, -1000], [0, 1], 2, gradients));
        Assert.Equal([0.5, -0.5], gradients);
        Assert.Equal(0, Loss.BinaryCrossEntropyFromLogits.Evaluate([1000.0, -1000], [1, 0], 2, gradients));
        Assert.Equal([0, 0], gradients);
        Assert.Equal(2000, Loss.SparseCategoricalCrossEntropyFromLogits.Evaluate([1000.0, -1000], [1], 2, gradients));
        Assert.Equal([1, -1], gradients);
    }

    [Fact]
    public void AMaskedClassHasNoShare()
    {
        double[] gradients = new double[3];
        double loss = Loss.CategoricalCrossEntropyFromLogits.Evaluate([1, double.NegativeInfinity, 1], [1, 0, 0], 3, gradients);
        Assert.Equal(Math.Log(2), loss, 1e-15);
        Assert.Equal([-0.5, 0, 0.5], gradients);
    }

    [Fact]
    public void NumbersOfClassesAreOneHotRows()
    {
        (_, double[] outputs, double[] numbers) = Case("sparse");
        double[] weights = [.. numbers.SelectMany(number => Enumerable.Range(0, Length).Select(i => i == number ? 1.0 : 0))];
        double[] sparse = new double[outputs.Length], dense = new double[outputs.Length];
        foreach ((Loss byNumber, Loss byWeight) in new[]
        {
            (Loss.SparseCategoricalCrossEntropy, Loss.CategoricalCrossEntropy),
            (Loss.SparseCategoricalCrossEntropyFromLogits, Loss.CategoricalCrossEntropyFromLogits),
        })
        {
            Assert.Equal(byWeight.Evaluate(outputs, weights, Length, dense), byNumber.Evaluate(outputs, numbers, Length, sparse));
            Assert.Equal(dense, sparse);
        }
    }

    [Fact]
    public void FusedLossesAreActivationAndLossOneAfterTheOther()
    {
        (_, double[] logits, double[] targets) = Case("categorical from logits");
        double[] y = new double[logits.Length], dy = new double[logits.Length], dz = new double[logits.Length], fused = new double[logits.Length];
        Rows.Softmax(logits, Length, y);
        double value = Loss.CategoricalCrossEntropy.Evaluate(y, targets, Length, dy);
        Rows.SoftmaxBackward(y, dy, Length, dz);
        Assert.Equal(value, Loss.CategoricalCrossEntropy.Fuse(OutputActivation.Softmax)!.Evaluate(logits, targets, Length, fused), 1e-14);
        for (int i = 0; i < dz.Length; i++)
        {
            Assert.Equal(dz[i], fused[i], 1e-14);
        }

        y = [.. logits.Select(z => 1 / (1 + Math.Exp(-z)))];
        value = Loss.BinaryCrossEntropy.Evaluate(y, targets, Length, dy);
        Assert.Equal(value, Loss.BinaryCrossEntropy.Fuse(OutputActivation.Sigmoid)!.Evaluate(logits, targets, Length, fused), 1e-14);
        for (int i = 0; i < dz.Length; i++)
        {
            Assert.Equal(dy[i] * y[i] * (1 - y[i]), fused[i], 1e-14);
        }
    }

    [Fact]
    public void OnlyWhatBelongsTogetherIsFused()
    {
        Assert.Same(Loss.BinaryCrossEntropyFromLogits, Loss.BinaryCrossEntropy.Fuse(OutputActivation.Sigmoid));
        Assert.Same(Loss.CategoricalCrossEntropyFromLogits, Loss.CategoricalCrossEntropy.Fuse(OutputActivation.Softmax));
        Assert.Same(Loss.SparseCategoricalCrossEntropyFromLogits, Loss.SparseCategoricalCrossEntropy.Fuse(OutputActivation.Softmax));
        Assert.Null(Loss.BinaryCrossEntropy.Fuse(OutputActivation.Softmax));
        Assert.Null(Loss.CategoricalCrossEntropy.Fuse(OutputActivation.Sigmoid));
        Assert.Null(Loss.CategoricalCrossEntropyFromLogits.Fuse(OutputActivation.Softmax));
        Assert.All(s_losses, pair => Assert.Null(pair.Loss.Fuse(OutputActivation.Other)));
        Assert.Equal("sparse_categorical_crossentropy", Loss.SparseCategoricalCrossEntropy.ToString());
    }

    [Theory]
    [InlineData("sparse", 7)]
    [InlineData("sparse", -1)]
    [InlineData("sparse from logits", 1.5)]
    [InlineData("sparse", double.NaN)]
    [InlineData("binary", 1.5)]
    [InlineData("binary from logits", -1)]
    [InlineData("categorical", -1)]
    [InlineData("categorical from logits", double.NaN)]
    public void AnImpossibleTargetIsNamed(string name, double target)
    {
        (Loss loss, double[] outputs, double[] targets) = Case(name);
        targets[3 * loss.TargetLength(Length)] = target;
        double[] gradients = new double[outputs.Length];
        string message = Assert.Throws<ArgumentException>("targets", () => loss.Evaluate(outputs, targets, Length, gradients)).Message;
        Assert.Contains("row 3", message);
        Assert.Contains(target.ToString(System.Globalization.CultureInfo.InvariantCulture), message);
        Assert.Contains("Use", message);
        Assert.All(gradients, gradient => Assert.Equal(0, gradient));
    }

    [Fact]
    public void SpansThatDoNotFitAreRefused()
    {
        Loss loss = Loss.MeanSquaredError;
        double[] six = new double[6];
        Assert.Throws<ArgumentOutOfRangeException>("outputLength", () => loss.Evaluate(six, six, 0));
        Assert.Throws<ArgumentException>("outputs", () => loss.Evaluate(six, six, 4));
        Assert.Throws<ArgumentException>("outputs", () => loss.Evaluate([], Array.Empty<double>(), 4));
        Assert.Throws<ArgumentException>("targets", () => loss.Evaluate(six, new double[5], 3));
        Assert.Throws<ArgumentException>("targets", () => Loss.SparseCategoricalCrossEntropy.Evaluate(six, six, 3));
        Assert.Throws<ArgumentException>("gradients", () => loss.Evaluate(six, new double[6], 3, new double[5]));
        Assert.Throws<ArgumentException>("gradients", () => loss.Evaluate(six, new double[6], 3, six.AsSpan(1)));
        Assert.Throws<ArgumentException>("gradients", () => loss.Evaluate(new double[6], six, 3, six));
    }

    private static (Loss Loss, double[] Outputs, double[] Targets) Case(string name, int samples = Samples, int length = Length)
    {
        (_, Loss loss, bool takesProbabilities) = s_losses.Single(pair => pair.Name == name);
        var random = new Random(1);
        double[] outputs = [.. Enumerable.Range(0, samples * length).Select(_ => takesProbabilities ? 0.05 + 0.9 * random.NextDouble() : 4 * random.NextDouble() - 2)];
        double[] targets = loss.TargetLength(length) == 1
            ? [.. Enumerable.Range(0, samples).Select(_ => (double)random.Next(length))]
            : [.. Enumerable.Range(0, samples).SelectMany(_ => Distribution())];
        return (loss, outputs, targets);

        double[] Distribution()
        {
            double[] weights = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble())];
            double sum = weights.Sum();
            return [.. weights.Select(weight => weight / sum)];
        }
    }
}
