using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
namespace ActGen;

public static partial class VectorMathF<V>
#else
using V = System.Single;

namespace ActGen;

public static partial class VectorMathF
#endif
{
    // Below, tanh is an odd polynomial; above, where it passes a half, 1 - 2 / (1 + e^2|x|), whose subtraction costs no accuracy.
    private const float TanhCrossover = 0.5494f;

    // From here on tanh(x) rounds to 1.
    private const float TanhSaturation = 10f;

    // Below, x - tanh(x) is a polynomial times x^3.
    private const float TanhshrinkCrossover = 1f;

    // Takes x^3 far from the subnormals; its cube is taken back out of the last product.
    private const float CubeScale = 1.0995116e+12f;
    private const float InverseCubeScale = 1f / CubeScale / CubeScale / CubeScale;

    /// <summary>tanh(x), with at most 2 ulp of error. Odd, never past 1 in magnitude, zeros keep their sign.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh(V x)
    {
        V magnitude = Abs(x);
        V square = x * x;
        V p = C(0.016447546f);
        p = MultiplyAdd(p, square, C(-0.052676905f));
        p = MultiplyAdd(p, square, C(0.13320802f));
        p = MultiplyAdd(p, square, C(-0.3333295f));
        V small = MultiplyAdd(magnitude * square, p, magnitude);

        V twice = Min(magnitude + magnitude, C(2 * TanhSaturation));
        V n = NearestMultipleOfLn2(twice);
        // One constant for ln 2 is enough where only the complement, less than a half, takes over the error of the reduction.
        V power = ScaleByPowerOfTwo(ExpOfReduced(MultiplyAdd(n, C(-Ln2), twice)), n);
        V large = C(1f) - C(2f) / (C(1f) + power);
        return CopySign(SelectLess(magnitude, C(TanhCrossover), small, large), x);
    }

    /// <summary>x - tanh(x), with at most 2 ulp of error: no cancellation near zero, where it is x^3 / 3.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanhshrink(V x)
    {
        V magnitude = Abs(x);
        V square = magnitude * magnitude;
        V p = C(-0.00015424831f);
        p = MultiplyAdd(p, square, C(0.0009668627f));
        p = MultiplyAdd(p, square, C(-0.0032725607f));
        p = MultiplyAdd(p, square, C(0.008748728f));
        p = MultiplyAdd(p, square, C(-0.021850683f));
        p = MultiplyAdd(p, square, C(0.053967934f));
        p = MultiplyAdd(p, square, C(-0.13333353f));
        p = MultiplyAdd(p, square, C(0.33333334f));

        // The cube in two parts, so that only the last addition rounds.
        V scaled = magnitude * C(CubeScale);
        V scaledSquare = scaled * scaled;
        V squareLow = FusedMultiplyAdd(scaled, scaled, -scaledSquare);
        V cube = scaledSquare * scaled;
        V cubeLow = MultiplyAdd(squareLow, scaled, FusedMultiplyAdd(scaledSquare, scaled, -cube));
        V small = FusedMultiplyAdd(cube, p, cubeLow * p) * C(InverseCubeScale);

        V large = magnitude - C(1f) + TanhComplement(magnitude);
        return CopySign(SelectLess(magnitude, C(TanhshrinkCrossover), small, large), x);
    }

    /// <summary>1 - tanh(x) = 2 / (1 + e^2x) for x &gt;= 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V TanhComplement(V x)
    {
        V twice = x + x;
        return C(2f) / ScaledOnePlusExpOfNonNegative(Min(twice, C(2 * TanhSaturation)), C(1f));
    }
}
