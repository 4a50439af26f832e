using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace ActGen.Testing.References;

/// <summary>
/// What lets formulas over eight doubles read like formulas over one: they are written once, and run over all floats in seconds.
/// </summary>
/// <remarks>Built on the vectors of .NET alone, nothing of the runtime under test. A condition holds lane by lane, for Where.</remarks>
internal static class LaneMath
{
    extension(Lanes)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes operator +(Lanes a, double b) => a + Vector512.Create(b);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes operator +(double a, Lanes b) => Vector512.Create(a) + b;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes operator -(Lanes a, double b) => a - Vector512.Create(b);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes operator -(double a, Lanes b) => Vector512.Create(a) - b;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes operator /(double a, Lanes b) => Vector512.Create(a) / b;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes operator <(Lanes a, double b) => Vector512.LessThan(a, Vector512.Create(b));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes operator >(Lanes a, double b) => Vector512.GreaterThan(a, Vector512.Create(b));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes operator <=(Lanes a, double b) => Vector512.LessThanOrEqual(a, Vector512.Create(b));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes operator >=(Lanes a, double b) => Vector512.GreaterThanOrEqual(a, Vector512.Create(b));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Equal(Lanes a, double b) => Vector512.Equals(a, Vector512.Create(b));

    /// <summary>Lane by lane, <paramref name="then"/> where the condition holds and <paramref name="otherwise"/> where it does not; both are computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Where(Lanes condition, Lanes then, Lanes otherwise) => Vector512.ConditionalSelect(condition, then, otherwise);

    /// <inheritdoc cref="Where(Lanes, Lanes, Lanes)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Where(Lanes condition, Lanes then, double otherwise) => Where(condition, then, Vector512.Create(otherwise));

    /// <inheritdoc cref="Where(Lanes, Lanes, Lanes)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Where(Lanes condition, double then, Lanes otherwise) => Where(condition, Vector512.Create(then), otherwise);

    /// <inheritdoc cref="Where(Lanes, Lanes, Lanes)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Where(Lanes condition, double then, double otherwise) => Where(condition, then, Vector512.Create(otherwise));

    /// <summary>a b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes MultiplyAdd(Lanes a, Lanes b, Lanes c) => Vector512.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc cref="MultiplyAdd(Lanes, Lanes, Lanes)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes MultiplyAdd(Lanes a, Lanes b, double c) => MultiplyAdd(a, b, Vector512.Create(c));

    /// <inheritdoc cref="MultiplyAdd(Lanes, Lanes, Lanes)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes MultiplyAdd(double a, Lanes b, double c) => MultiplyAdd(Vector512.Create(a), b, Vector512.Create(c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Abs(Lanes x) => Vector512.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes CopySign(Lanes magnitude, Lanes sign) => Vector512.CopySign(magnitude, sign);

    /// <inheritdoc cref="CopySign(Lanes, Lanes)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes CopySign(double magnitude, Lanes sign) => Vector512.CopySign(Vector512.Create(magnitude), sign);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Clamp(Lanes x, double low, double high) => Where(x < low, low, Where(x > high, high, x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Sqrt(Lanes x) => Vector512.Sqrt(x);

    public static Lanes Exp(Lanes x) => Vector512.Exp(x);
}
