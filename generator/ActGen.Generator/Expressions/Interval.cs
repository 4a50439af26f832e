using System;

namespace ActGen.Generator.Expressions;

/// <summary>
/// A range that holds every value of an expression other than NaN. Bounds are computed in double and widened by a part in
/// 2^20, so that roundings of the element type cannot leave them; exact operations keep exact bounds.
/// </summary>
internal readonly record struct Interval(double Minimum, double Maximum)
{
    private const double Slack = 1.0 / (1 << 20);

    private const double SmallestNormal = 1.17549435e-38; // of float

    public static Interval Everything { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public static Interval NonNegative { get; } = new(0, double.PositiveInfinity);

    public bool IsWithin(double minimum, double maximum) => Minimum >= minimum && Maximum <= maximum;

    public static Interval Of(double value) => new(value, value);

    public static Interval operator -(Interval value) => new(-value.Maximum, -value.Minimum);

    public static Interval operator +(Interval left, Interval right)
        => Widened(left.Minimum + right.Minimum, left.Maximum + right.Maximum);

    public static Interval operator *(Interval left, Interval right)
    {
        double a = Product(left.Minimum, right.Minimum);
        double b = Product(left.Minimum, right.Maximum);
        double c = Product(left.Maximum, right.Minimum);
        double d = Product(left.Maximum, right.Maximum);
        return Widened(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));

        // A bound of infinity is never reached together with an exact zero factor: that product is NaN, which is not in the range.
        static double Product(double x, double y) => x == 0 || y == 0 ? 0 : x * y;
    }

    public static Interval operator /(Interval left, Interval right)
        => right.Minimum > 0 || right.Maximum < 0
            ? left * new Interval(1 / right.Maximum, 1 / right.Minimum)
            : Everything;

    public static Interval Union(Interval left, Interval right)
        => new(Math.Min(left.Minimum, right.Minimum), Math.Max(left.Maximum, right.Maximum));

    public static Interval Min(Interval left, Interval right)
        => new(Math.Min(left.Minimum, right.Minimum), Math.Min(left.Maximum, right.Maximum));

    public static Interval Max(Interval left, Interval right)
        => new(Math.Max(left.Minimum, right.Minimum), Math.Max(left.Maximum, right.Maximum));

    public static Interval Abs(Interval value)
        => value.Minimum >= 0 ? value
            : value.Maximum <= 0 ? -value
            : new(0, Math.Max(-value.Minimum, value.Maximum));

    /// <summary>The image under an increasing function.</summary>
    public Interval Map(Func<double, double> increasing) => Widened(increasing(Minimum), increasing(Maximum));

    /// <summary>The image under an increasing function that no rounding follows.</summary>
    public Interval MapExactly(Func<double, double> increasing) => new(increasing(Minimum), increasing(Maximum));

    private static Interval Widened(double minimum, double maximum) => new(-Above(-minimum), Above(maximum));

    /// <summary>
    /// An upper bound that no rounding of the element type passes, be it float: what overflows there is infinite, and what is
    /// subnormal may be as large as a normal number or zero. A zero bound stays zero: no rounding turns a sum or product of
    /// one sign into the other.
    /// </summary>
    private static double Above(double bound)
        => bound > float.MaxValue ? double.PositiveInfinity
            : Math.Abs(bound) < SmallestNormal ? (bound > 0 ? SmallestNormal : 0)
            : double.IsInfinity(bound) || double.IsNaN(bound) ? bound
            : bound + (Math.Abs(bound) * Slack);
}
