namespace ActGen;

/// <summary>
/// Dense layers, <c>y[b, u] = f(bias[u] + x[b, 0] kernel[0, u] + x[b, 1] kernel[1, u] + ...)</c>, of one sample or many, and
/// their gradients.
/// </summary>
/// <remarks>
/// <para>
/// Matrices lie row by row: <c>x</c> is [samples, inputs], <c>kernel</c> is [inputs, units], <c>y</c> is [samples, units]. The
/// number of samples is that which <c>x</c> holds. Outputs lie apart from all inputs; what exceeds the samples is not written.
/// </para>
/// <para>
/// The order of a sum depends on the shape alone. Where a sample has up to 16 sums of up to 64 terms, the terms of a sum go to
/// four parts in turn, the first of which starts at the bias, and in the end it is <c>(part0 + part1) + (part2 + part3)</c>.
/// Otherwise terms are added from left to right. A term is one multiply-add. So the result of a sample does not depend on its
/// company, nor on the width of registers: it has the same bits in any batch, at any place in it, and on every machine with a
/// fused multiply-add instruction. The error of a sum of n terms is at most n u / (1 - n u) times the sum of
/// their magnitudes, with u = 2^-24 (float) or 2^-53 (double); twice that where the instruction is missing.
/// </para>
/// <para>No call allocates, and all may be made from many threads at once.</para>
/// </remarks>
public static partial class DenseLayer
{
}
