using System;
using System.Runtime.CompilerServices;

namespace ActGen.Benchmarks.Cases;

/// <summary>Multiply-adds that never leave the registers: what the processor can do at most.</summary>
/// <param name="rounds">How often each of the <see cref="Sums"/> takes another product.</param>
internal readonly struct MultiplyAddKernel(long rounds) : IUnaryKernel<float>
{
    /// <summary>More than two multiply-adds a cycle of four cycles each can keep busy, and few enough for sixteen registers.</summary>
    private const int Sums = 12;

    private readonly long _rounds = rounds;

    /// <summary>Runs a number of multiply-adds on the widest registers.</summary>
    public static void Run(long count)
    {
        Span<float> elements = stackalloc float[16];
        elements.Fill(1);
        Elementwise.Map(new MultiplyAddKernel(count / (Sums * elements.Length)), elements);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V x)
        where V : struct, ISimd<V, float>
    {
        V factor = V.Create(0.5f);
        V sum0 = x, sum1 = x, sum2 = x, sum3 = x, sum4 = x, sum5 = x, sum6 = x, sum7 = x, sum8 = x, sum9 = x, sum10 = x, sum11 = x;
        for (long round = 0; round < _rounds; round++)
        {
            sum0 = V.MultiplyAdd(sum0, factor, x);
            sum1 = V.MultiplyAdd(sum1, factor, x);
            sum2 = V.MultiplyAdd(sum2, factor, x);
            sum3 = V.MultiplyAdd(sum3, factor, x);
            sum4 = V.MultiplyAdd(sum4, factor, x);
            sum5 = V.MultiplyAdd(sum5, factor, x);
            sum6 = V.MultiplyAdd(sum6, factor, x);
            sum7 = V.MultiplyAdd(sum7, factor, x);
            sum8 = V.MultiplyAdd(sum8, factor, x);
            sum9 = V.MultiplyAdd(sum9, factor, x);
            sum10 = V.MultiplyAdd(sum10, factor, x);
            sum11 = V.MultiplyAdd(sum11, factor, x);
        }

        return sum0 + sum1 + sum2 + sum3 + sum4 + sum5 + sum6 + sum7 + sum8 + sum9 + sum10 + sum11;
    }
}
