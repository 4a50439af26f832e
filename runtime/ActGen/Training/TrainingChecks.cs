using System;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ActGen;

/// <summary>The checks of samples and parameters, made before anything is changed.</summary>
internal static unsafe class TrainingChecks
{
    /// <summary>Checks the samples and counts them.</summary>
    internal static int Samples<T>(
        ITrainable<T> model, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Loss loss, string inputsName = "inputs", string targetsName = "targets")
        where T : unmanaged
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new ArgumentException($"The model computes with {typeof(T)}. Use float or double.", nameof(model));
        }

        if (model.InputLength < 1 || model.OutputLength < 1)
        {
            throw new ArgumentException($"The model has {model.InputLength} inputs and {model.OutputLength} outputs. Use one with at least one of each.", nameof(model));
        }

        loss.CheckOutputs(model.OutputLength, nameof(loss));
        int inputLength = model.InputLength;
        int targetLength = loss.TargetLength(model.OutputLength);
        if (inputs.IsEmpty || inputs.Length % inputLength != 0)
        {
            throw new ArgumentException(
                $"The span has {inputs.Length} elements, which are no samples of {inputLength} inputs. Pass at least one sample, and whole ones.", inputsName);
        }

        int samples = inputs.Length / inputLength;
        if (targets.Length != (long)samples * targetLength)
        {
            throw new ArgumentException(
                $"The span has {targets.Length} elements, but {samples} samples with the loss {loss.Name} and {model.OutputLength} outputs take {(long)samples * targetLength}. "
                + $"Pass {targetLength} a sample.",
                targetsName);
        }

        Finite(inputs, inputLength, inputsName);
        Finite(targets, targetLength, targetsName);
        if (typeof(T) == typeof(float))
        {
            loss.CheckTargets(MemoryMarshal.Cast<T, float>(targets), model.OutputLength, targetsName);
        }
        else
        {
            loss.CheckTargets(MemoryMarshal.Cast<T, double>(targets), model.OutputLength, targetsName);
        }

        return samples;
    }

    /// <summary>The number of samples to train with; the others are for validation.</summary>
    internal static int Split(int samples, double validationSplit)
    {
        int trained = (int)Math.Floor(samples * (1 - validationSplit));
        if (trained == 0 || (trained == samples && validationSplit != 0))
        {
            throw new ArgumentException(
                $"A validation split of {validationSplit.ToString(CultureInfo.InvariantCulture)} leaves {trained} of {samples} samples to train with and {samples - trained} to validate with. "
                + "Use a split that leaves at least one of each, or 0 for no validation.",
                nameof(FitOptions.ValidationSplit));
        }

        return trained;
    }

    /// <summary>Checks that no samples are to be split off where those for validation are given.</summary>
    internal static void NoSplit(double validationSplit)
    {
        if (validationSplit != 0)
        {
            throw new ArgumentException(
                $"A validation split of {validationSplit.ToString(CultureInfo.InvariantCulture)} is asked for besides samples for validation. Use either of them.",
                nameof(FitOptions.ValidationSplit));
        }
    }

    /// <summary>Checks that every parameter is finite.</summary>
    internal static void Parameters<T>(ReadOnlySpan<T> parameters)
        where T : unmanaged
    {
        int index = FirstNotFinite(parameters, out double value);
        if (index >= 0)
        {
            throw new ArgumentException(
                $"Parameter {index} of the model is {value.ToString(CultureInfo.InvariantCulture)}. Initialise the model before it is trained.", "model");
        }
    }

    /// <summary>The place of the first element that is infinite or no number, or -1.</summary>
    internal static int FirstNotFinite<T>(ReadOnlySpan<T> elements, out double value)
        where T : unmanaged
    {
        fixed (T* element = elements)
        {
            for (int i = 0; i < elements.Length; i++)
            {
                value = ScalarElement.Read(element, i);
                if (!double.IsFinite(value))
                {
                    return i;
                }
            }
        }

        value = 0;
        return -1;
    }

    private static void Finite<T>(ReadOnlySpan<T> elements, int rowLength, string name)
        where T : unmanaged
    {
        int index = FirstNotFinite(elements, out double value);
        if (index >= 0)
        {
            throw new ArgumentException(
                $"In row {index / rowLength}, element {index % rowLength} is {value.ToString(CultureInfo.InvariantCulture)}. Use finite numbers: leave the row out, or fill the gap.",
                name);
        }
    }
}
