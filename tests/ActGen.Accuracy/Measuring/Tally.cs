using System;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ActGen.Testing.Numerics;

namespace ActGen.Accuracy.Measuring;

/// <summary>What has been seen of one function so far.</summary>
/// <remarks>
/// Eight results at a time, in the arithmetic of <see cref="Ulp"/>: the spacing of floats is a power of two, whose reciprocal is
/// made from the exponent of the exact value. What is rare is left to <see cref="Ulp"/> itself.
/// </remarks>
internal sealed class Tally(Subject subject)
{
    private const int Lanes = 8;
    private const double SmallestNormal = 1.1754943508222875e-38; // 2^-126
    private const double RoundsToInfinity = 3.4028235677973366e38; // 2^128 - 2^103, halfway from the largest float
    private const long ExponentMask = 0x7ff0000000000000;
    private const long OneOverSpacing = (2046L + 23) << 52; // minus the exponent of a double: that of 2^23 over it

    /// <summary>
    /// Around a turn, where a derivative crosses zero, errors count in ulps of 1/8: four of those are 2^-24.
    /// </summary>
    private const double TurnMagnitude = 0.125, TurnReach = 4;

    private readonly (double Low, double High) _range = ((float)subject.Range.Low, (float)subject.Range.High);
    private readonly bool _hasTurn = subject.IsDerivative && subject.Reference.HasTurn;
    private long _count;
    private double _sum;
    private Worst _normal;
    private Worst _subnormal;
    private long _outOfRange;
    private long _lostNaNs;
    private long _wrongZeros;
    private long _decreases;
    private uint _largestDecrease;
    private float _decreaseAt;

    /// <summary>Counts results.</summary>
    /// <param name="x">The inputs, a multiple of eight; NaN fills up.</param>
    /// <param name="y">The results.</param>
    public void Add(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ReadOnlySpan<Vector256<float>> inputs = MemoryMarshal.Cast<float, Vector256<float>>(x);
        ReadOnlySpan<Vector256<float>> results = MemoryMarshal.Cast<float, Vector256<float>>(y[..x.Length]);
        Func<Vector512<double>, Vector512<double>> exactOf = subject.Exact;
        Vector512<double> low = Vector512.Create(_range.Low), high = Vector512.Create(_range.High);
        Vector512<double> infinity = Vector512.Create(double.PositiveInfinity);
        Vector512<double> sum = Vector512<double>.Zero;
        var worstNormal = Vector512.Create(_normal.Ulp);
        var worstSubnormal = Vector512.Create(_subnormal.Ulp);
        for (int i = 0; i < inputs.Length; i++)
        {
            Vector512<double> input = Widen(inputs[i]), got = Widen(results[i]);
            Vector512<double> exact = exactOf(input);
            Vector512<double> magnitude = Vector512.Abs(exact);

            Vector512<double> target = Vector512.ConditionalSelect(
                Vector512.GreaterThanOrEqual(magnitude, Vector512.Create(RoundsToInfinity)), Vector512.CopySign(infinity, exact), exact);
            Vector512<double> isRight = Vector512.Equals(got, target) | (IsNaN(got) & IsNaN(target));
            Vector512<long> exponent = Vector512.Max(magnitude.AsInt64() & Vector512.Create(ExponentMask), Floor(input));
            Vector512<double> error = Vector512.Abs(got - target) * (Vector512.Create(OneOverSpacing) - exponent).AsDouble();
            error = Vector512.AndNot(error, isRight);
            if (!Vector512.LessThanAll(error, infinity))
            {
                error = Unusual(input, got, exact, error);
            }

            Vector512<double> isSubnormal = Vector512.LessThan(magnitude, Vector512.Create(SmallestNormal));
            Vector512<double> normalError = Vector512.AndNot(error, isSubnormal), subnormalError = error & isSubnormal;
            if (Vector512.GreaterThanAny(normalError, worstNormal))
            {
                _normal = Largest(_normal, normalError, inputs[i], results[i], exact);
                worstNormal = Vector512.Create(_normal.Ulp);
            }

            if (Vector512.GreaterThanAny(subnormalError, worstSubnormal))
            {
                _subnormal = Largest(_subnormal, subnormalError, inputs[i], results[i], exact);
                worstSubnormal = Vector512.Create(_subnormal.Ulp);
            }

            sum += Vector512.ConditionalSelect(Vector512.LessThan(error, infinity), error, Vector512<double>.Zero);
            _count += Lanes - Number(IsNaN(input));

            Vector512<double> isOutside = Vector512.LessThan(got, low) | Vector512.GreaterThan(got, high);
            Vector512<double> isZero = Vector512.Equals(got, Vector512<double>.Zero);
            Vector512<double> isWrongZero = Vector512.AndNot(isZero, Vector512.Equals(exact, Vector512<double>.Zero)) & (got.AsInt64() ^ exact.AsInt64()).AsDouble();
            if (((isOutside | isWrongZero).AsInt64() & Vector512.Create(long.MinValue)) != Vector512<long>.Zero)
            {
                _outOfRange += Number(isOutside);
                _wrongZeros += Number(isWrongZero);
            }
        }

        _sum += Vector512.Sum(sum);
    }

    /// <summary>Compares each result with the one before, whose inputs are ordered by their bit patterns.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The results.</param>
    public void AddOrder(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        if (!subject.IsMonotone)
        {
            return;
        }

        for (int i = 1; i + Vector512<float>.Count <= x.Length; i += Vector512<float>.Count)
        {
            Vector512<float> before = Vector512.Create(x[(i - 1)..]), after = Vector512.Create(x[i..]);
            Vector512<float> first = Vector512.Create(y[(i - 1)..]), second = Vector512.Create(y[i..]);

            // Patterns of negative floats ascend as the floats descend. No comparison holds for NaN.
            Vector512<float> decreases = (Vector512.LessThan(before, after) & Vector512.LessThan(second, first))
                | (Vector512.LessThan(after, before) & Vector512.LessThan(first, second));
            if (decreases != Vector512<float>.Zero)
            {
                _decreases += BitOperations.PopCount(decreases.ExtractMostSignificantBits());
                Vector512<uint> steps = Vector512.Abs(Place(first) - Place(second)).AsUInt32() & decreases.AsUInt32();
                if (Vector512.GreaterThanAny(steps, Vector512.Create(_largestDecrease)))
                {
                    int lane = Enumerable.Range(0, Vector512<uint>.Count).MaxBy(lane => steps[lane]);
                    (_largestDecrease, _decreaseAt) = (steps[lane], after[lane]);
                }
            }
        }
    }

    /// <summary>Takes in what another thread has seen.</summary>
    public void Add(Tally other)
    {
        _count += other._count;
        _sum += other._sum;
        _normal = _normal.Or(other._normal);
        _subnormal = _subnormal.Or(other._subnormal);
        _outOfRange += other._outOfRange;
        _lostNaNs += other._lostNaNs;
        _wrongZeros += other._wrongZeros;
        _decreases += other._decreases;
        if (other._largestDecrease > _largestDecrease)
        {
            (_largestDecrease, _decreaseAt) = (other._largestDecrease, other._decreaseAt);
        }
    }

    /// <summary>All that was seen.</summary>
    public Result ToResult(string fingerprint) => new()
    {
        Fingerprint = fingerprint,
        Count = _count,
        Normal = _normal,
        Subnormal = _subnormal,
        MeanUlp = _count == 0 ? 0 : _sum / _count,
        Decreases = _decreases,
        LargestDecrease = _largestDecrease,
        DecreaseAt = _decreaseAt,
        OutOfRange = _outOfRange,
        LostNaNs = _lostNaNs,
        WrongZeros = _wrongZeros,
    };

    /// <summary>The least exponent that the spacing of floats is taken of.</summary>
    private Vector512<long> Floor(Vector512<double> x)
    {
        var smallest = Vector512.Create(SmallestNormal).AsInt64();
        return _hasTurn
            ? Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(x), Vector512.Create(TurnReach)).AsInt64(), Vector512.Create(TurnMagnitude).AsInt64(), smallest)
            : smallest;
    }

    /// <summary>Looks closer at errors that are no finite numbers.</summary>
    private Vector512<double> Unusual(Vector512<double> x, Vector512<double> got, Vector512<double> exact, Vector512<double> error)
    {
        for (int i = 0; i < Lanes; i++)
        {
            if (double.IsFinite(error[i]))
            {
                continue;
            }

            bool isLost = double.IsNaN(x[i]) && !double.IsNaN(got[i]);
            _lostNaNs += isLost && !subject.IsConstant ? 1 : 0;
            error = error.WithElement(i, isLost ? 0 : Ulp.Distance((float)got[i], exact[i]));
        }

        return error;
    }

    private static Worst Largest(Worst worst, Vector512<double> error, Vector256<float> x, Vector256<float> y, Vector512<double> exact)
    {
        for (int i = 0; i < Lanes; i++)
        {
            worst = worst.Or(new Worst(error[i], x[i], y[i], exact[i]));
        }

        return worst;
    }

    /// <summary>Where a float stands among all of them in ascending order, zeros together.</summary>
    private static Vector512<int> Place(Vector512<float> y)
    {
        Vector512<int> bits = y.AsInt32();
        return Vector512.ConditionalSelect(Vector512.LessThan(bits, Vector512<int>.Zero), Vector512.Create(int.MinValue) - bits, bits);
    }

    private static Vector512<double> Widen(Vector256<float> x) => Vector512.Create(Vector256.WidenLower(x), Vector256.WidenUpper(x));

    private static Vector512<double> IsNaN(Vector512<double> x) => ~Vector512.Equals(x, x);

    private static int Number(Vector512<double> mask) => BitOperations.PopCount(mask.ExtractMostSignificantBits());
}
