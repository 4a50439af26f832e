using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>The checks of a function of rows, made before anything is written.</summary>
internal static class RowChecks
{
    /// <summary>The range of a temperature, in which neither its inverse nor what is multiplied by it comes near the ends of the type.</summary>
    internal const double MinTemperature = 5.421010862427522e-20; // 2^-64
    internal const double MaxTemperature = 18446744073709551616d; // 2^64

    /// <summary>Checks that a row length divides the elements into rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void RowLength(int length, int rowLength, string? name)
    {
        if (rowLength <= 0)
        {
            ThrowNotPositive(rowLength, name);
        }

        if (length % rowLength != 0)
        {
            ThrowNoWholeRows(length, rowLength, name);
        }
    }

    /// <summary>Checks that a temperature can be divided by.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Temperature(double temperature)
    {
        if (!(temperature >= MinTemperature && temperature <= MaxTemperature))
        {
            ThrowTemperature(temperature);
        }
    }

    /// <summary>Checks that a value of the enumeration was passed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Masked(MaskedRows masked)
    {
        if ((uint)masked > (uint)MaskedRows.Zero)
        {
            ThrowMasked(masked);
        }
    }

    private static void ThrowNotPositive(int rowLength, string? name)
        => throw new ArgumentOutOfRangeException(name, rowLength, "The length of a row is not positive. Use at least 1.");

    private static void ThrowNoWholeRows(int length, int rowLength, string? name) => throw new ArgumentException(
        string.Format(
            CultureInfo.InvariantCulture,
            "The row length {0} does not divide the {1} elements of the input into whole rows. Pass whole rows, or the length they have.",
            rowLength,
            length),
        name);

    private static void ThrowTemperature(double temperature) => throw new ArgumentOutOfRangeException(
        nameof(temperature), temperature, "The temperature divides the input. Use a positive number from 2^-64 to 2^64.");

    private static void ThrowMasked(MaskedRows masked)
        => throw new ArgumentOutOfRangeException(nameof(masked), masked, "Use MaskedRows.NaN or MaskedRows.Zero.");
}
