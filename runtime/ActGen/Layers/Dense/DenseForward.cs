#if NET8_0_OR_GREATER
using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>A dense layer: a matrix product, and an activation of what it leaves in the caches.</summary>
internal static unsafe class DenseForward
{
    /// <summary>
    /// The samples that go through a layer together, a whole number of tiles: enough to repay panels, few enough for what they
    /// leave to stay in the caches.
    /// </summary>
    internal const nuint GroupSize = 32 * ProductTile.Rows;

    /// <summary>The product alone. The output holds as many rows as there are samples.</summary>
    internal static void Run<T>(nuint inputs, nuint units, T* x, nuint samples, T* kernel, T* bias, T* y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (samples != 0)
        {
            Product<T> product = Create(inputs, units, x, samples, kernel, bias, y);
            MatrixProduct.Run(in product);
        }
    }

    /// <summary>The product and an activation.</summary>
    internal static void Run<TKernel, T>(
        TKernel activation, nuint inputs, nuint units, T* x, nuint samples, T* kernel, T* bias, T* y)
        where TKernel : struct, IUnaryKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (nuint done = 0; done < samples; done += GroupSize)
        {
            nuint group = Math.Min(GroupSize, samples - done);
            T* output = y + done * units;
            Run(inputs, units, x + done * inputs, group, kernel, bias, output);
            UnaryDriver.Run(activation, output, output, group * units);
        }
    }

    private static Product<T> Create<T>(nuint inputs, nuint units, T* x, nuint samples, T* kernel, T* bias, T* y)
        where T : unmanaged
        => new()
        {
            Rows = samples,
            Columns = units,
            Depth = inputs,
            IsInterleaved = DenseSum.IsInterleaved((int)inputs, (int)units),
            Left = x,
            LeftRowStride = inputs,
            LeftTermStride = 1,
            Right = kernel,
            RightTermStride = units,
            Start = bias,
            Result = y,
            ResultRowStride = units,
        };
}
#endif
