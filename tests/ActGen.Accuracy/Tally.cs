using System;
using ActGen.Testing.Numerics;

namespace ActGen.Accuracy;

/// <summary>What has been seen of one function so far.</summary>
internal sealed class Tally
{
    private double _sum;

    /// <summary>How many results there were.</summary>
    public long Count { get; private set; }

    /// <summary>The largest error in ulps; infinite for a NaN where there should be none.</summary>
    public double MaxUlp { get; private set; } = -1;

    /// <summary>The input with the largest error.</summary>
    public float WorstInput { get; private set; }

    /// <summary>The result there.</summary>
    public float WorstResult { get; private set; }

    /// <summary>What it should have been.</summary>
    public double WorstExact { get; private set; }

    /// <summary>The mean error in ulps, over results that are finite and should be.</summary>
    public double MeanUlp => Count == 0 ? 0 : _sum / Count;

    /// <summary>Results beyond the values the function takes, rounding allowed.</summary>
    public long OutOfRange { get; private set; }

    /// <summary>Results that are less than that of a smaller input.</summary>
    public long Decreases { get; private set; }

    /// <summary>Counts a block of results, whose inputs have consecutive patterns.</summary>
    public void Add(Subject subject, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        (float low, float high) = ((float)subject.Reference.Range.Low, (float)subject.Reference.Range.High);
        for (int i = 0; i < x.Length; i++)
        {
            double exact = subject.Reference.Value(x[i]);
            double error = Ulp.Distance(y[i], exact);
            if (error > MaxUlp || (error == MaxUlp && Math.Abs(x[i]) < Math.Abs(WorstInput)))
            {
                (MaxUlp, WorstInput, WorstResult, WorstExact) = (error, x[i], y[i], exact);
            }

            if (double.IsFinite(error))
            {
                _sum += error;
                Count++;
            }

            if (y[i] < low || y[i] > high)
            {
                OutOfRange++;
            }

            // Patterns of negative floats ascend as the floats descend.
            if (i > 0 && subject.Definition.IsMonotone && (x[i - 1] < x[i] ? y[i] < y[i - 1] : x[i - 1] > x[i] && y[i] > y[i - 1]))
            {
                Decreases++;
            }
        }
    }

    /// <summary>Takes in what another thread has seen.</summary>
    public void Add(Tally other)
    {
        _sum += other._sum;
        Count += other.Count;
        OutOfRange += other.OutOfRange;
        Decreases += other.Decreases;
        if (other.MaxUlp > MaxUlp)
        {
            (MaxUlp, WorstInput, WorstResult, WorstExact) = (other.MaxUlp, other.WorstInput, other.WorstResult, other.WorstExact);
        }
    }
}
