using System;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>
/// The checks of parameters of an activation that are known at run time only. Generated code makes them before anything is
/// written; constants have been checked by the compiler.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class ParameterChecks
{
    /// <summary>Checks that a parameter lies in its range.</summary>
    /// <param name="isInRange">Whether it does. Written so that NaN does not: <c>rate &gt;= 0 &amp;&amp; rate &lt; 1</c>.</param>
    /// <param name="value">The value of the parameter.</param>
    /// <param name="range">The range in words, to follow "Use": <c>a number of at least 0 and less than 1</c>.</param>
    /// <param name="name">The name by which the caller of the function knows the parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="isInRange"/> is false.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Require(bool isInRange, float value, string range, string name)
    {
        if (!isInRange)
        {
            ThrowOutOfRange(value, range, name);
        }
    }

    /// <inheritdoc cref="Require(bool, float, string, string)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Require(bool isInRange, double value, string range, string name)
    {
        if (!isInRange)
        {
            ThrowOutOfRange(value, range, name);
        }
    }

    /// <summary>Checks that two parameters bound an interval.</summary>
    /// <param name="lower">The lower bound.</param>
    /// <param name="upper">The upper bound, which may be the same.</param>
    /// <param name="lowerName">The name by which the caller of the function knows the lower bound.</param>
    /// <param name="upperName">The name by which the caller of the function knows the upper bound.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="lower"/> is greater than <paramref name="upper"/>, or one of them is NaN. The exception names the upper bound.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ordered(float lower, float upper, string lowerName, string upperName)
    {
        if (!(lower <= upper))
        {
            ThrowNotOrdered(lower, upper, lowerName, upperName);
        }
    }

    /// <inheritdoc cref="Ordered(float, float, string, string)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ordered(double lower, double upper, string lowerName, string upperName)
    {
        if (!(lower <= upper))
        {
            ThrowNotOrdered(lower, upper, lowerName, upperName);
        }
    }

    private static void ThrowOutOfRange(IFormattable value, string range, string name)
        => throw new ArgumentOutOfRangeException(name, value, $"Use {range}.");

    private static void ThrowNotOrdered(IFormattable lower, IFormattable upper, string lowerName, string upperName)
        => throw new ArgumentException(
            $"{lowerName} is {Text(lower)} and {upperName} is {Text(upper)}. Use numbers of which {lowerName} is not the greater.", upperName);

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
