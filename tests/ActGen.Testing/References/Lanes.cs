using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActGen.Testing.References;

/// <summary>Eight doubles that are computed with as if they were one: a formula is written once, and runs over all floats in seconds.</summary>
/// <remarks>Built on the vectors of .NET alone, nothing of the runtime under test. A condition holds lane by lane, for <see cref="Where"/>.</remarks>
internal readonly struct Lanes(Vector512<double> vector)
{
    public const int Count = 8;

    private readonly Vector512<double> _vector = vector;

    public static Lanes Infinity => double.PositiveInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes(Vector512<double> vector) => new(vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Vector512<double>(Lanes lanes) => lanes._vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator -(Lanes x) => -x._vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator +(Lanes a, Lanes b) => a._vector + b._vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator -(Lanes a, Lanes b) => a._vector - b._vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator *(Lanes a, Lanes b) => a._vector * b._vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator /(Lanes a, Lanes b) => a._vector / b._vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator <(Lanes a, Lanes b) => Vector512.LessThan(a._vector, b._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator >(Lanes a, Lanes b) => Vector512.GreaterThan(a._vector, b._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator <=(Lanes a, Lanes b) => Vector512.LessThanOrEqual(a._vector, b._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator >=(Lanes a, Lanes b) => Vector512.GreaterThanOrEqual(a._vector, b._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Equal(Lanes a, Lanes b) => Vector512.Equals(a._vector, b._vector);

    /// <summary>Lane by lane, <paramref name="then"/> where the condition holds and <paramref name="otherwise"/> where it does not; both are computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Where(Lanes condition, Lanes then, Lanes otherwise)
        => Vector512.ConditionalSelect(condition._vector, then._vector, otherwise._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes MultiplyAdd(Lanes a, Lanes b, Lanes c) => Vector512.FusedMultiplyAdd(a._vector, b._vector, c._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Abs(Lanes x) => Vector512.Abs(x._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes CopySign(Lanes magnitude, Lanes sign) => Vector512.CopySign(magnitude._vector, sign._vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Clamp(Lanes x, Lanes low, Lanes high) => Where(x < low, low, Where(x > high, high, x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Sqrt(Lanes x) => Vector512.Sqrt(x._vector);

    public static Lanes Exp(Lanes x) => Vector512.Exp(x._vector);
}
