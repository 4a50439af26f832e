using System;
using System.Globalization;

namespace ActGen;

/// <summary>How the targets of a sample say which class it is of.</summary>
internal unsafe interface IClassTarget
{
    /// <summary>The number of targets of a sample.</summary>
    int Length(int classes);

    /// <summary>Why the targets name no class, or null.</summary>
    string? Fault<T>(T* targets, int classes)
        where T : unmanaged;

    /// <summary>The probability of a class.</summary>
    double Weight<T>(T* targets, int number)
        where T : unmanaged;

    /// <summary>The probabilities of classes from <paramref name="first"/> on.</summary>
    void Weights<T>(T* targets, int first, int count, double* weights)
        where T : unmanaged;
}

/// <summary>One probability a class; one-hot most often.</summary>
internal readonly unsafe struct ClassWeights : IClassTarget
{
    public int Length(int classes) => classes;

    public string? Fault<T>(T* targets, int classes)
        where T : unmanaged
    {
        for (int i = 0; i < classes; i++)
        {
            double target = ScalarElement.Read(targets, i);
            if (!(target >= 0))
            {
                return $"target {i} is {target.ToString(CultureInfo.InvariantCulture)}, but categorical cross entropy takes one probability a class. Use numbers of at least 0";
            }
        }

        return null;
    }

    public double Weight<T>(T* targets, int number)
        where T : unmanaged
        => ScalarElement.Read(targets, number);

    public void Weights<T>(T* targets, int first, int count, double* weights)
        where T : unmanaged
        => LossLoops.Read(targets + first, weights, count);
}

/// <summary>The number of the class.</summary>
internal readonly unsafe struct ClassNumber : IClassTarget
{
    public int Length(int classes) => 1;

    public string? Fault<T>(T* targets, int classes)
        where T : unmanaged
    {
        double target = ScalarElement.Read(targets, 0);
        return target >= 0 && target < classes && target == (int)target
            ? null
            : $"the target is {target.ToString(CultureInfo.InvariantCulture)}, but sparse categorical cross entropy takes the number of the class. Use integers from 0 to {classes - 1}";
    }

    public double Weight<T>(T* targets, int number)
        where T : unmanaged
        => (int)ScalarElement.Read(targets, 0) == number ? 1 : 0;

    public void Weights<T>(T* targets, int first, int count, double* weights)
        where T : unmanaged
    {
        new Span<double>(weights, count).Clear();
        int number = (int)ScalarElement.Read(targets, 0) - first;
        if ((uint)number < (uint)count)
        {
            weights[number] = 1;
        }
    }
}
