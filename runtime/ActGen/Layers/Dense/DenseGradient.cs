#if NET8_0_OR_GREATER
using System.Numerics;

namespace ActGen;

/// <summary>What the gradient of a layer is computed from and added to, apart from the samples.</summary>
internal readonly unsafe struct DenseGradient<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal readonly nuint Inputs;
    internal readonly nuint Units;
    internal readonly T* Kernel;
    private readonly T* _dKernel;
    private readonly T* _dBias;

    /// <param name="inputs">The number of inputs.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="kernel">The weights.</param>
    /// <param name="dKernel">The gradient with respect to them, or null.</param>
    /// <param name="dBias">The gradient with respect to the biases, or null.</param>
    internal DenseGradient(nuint inputs, nuint units, T* kernel, T* dKernel, T* dBias)
    {
        Inputs = inputs;
        Units = units;
        Kernel = kernel;
        _dKernel = dKernel;
        _dBias = dBias;
    }

    /// <summary>Adds what some samples contribute.</summary>
    internal void Add(T* x, T* dz, nuint samples)
    {
        if (_dKernel != null)
        {
            Product<T> product = new()
            {
                Rows = Inputs,
                Columns = Units,
                Depth = samples,
                Left = x,
                LeftRowStride = 1,
                LeftTermStride = Inputs,
                Right = dz,
                RightTermStride = Units,
                Start = _dKernel,
                StartRowStride = Units,
                Result = _dKernel,
                ResultRowStride = Units,
            };
            MatrixProduct.Run(in product);
        }

        if (_dBias != null)
        {
            for (nuint i = 0; i < samples; i++)
            {
                SpanArithmetic.Add(dz + i * Units, _dBias, Units);
            }
        }
    }
}
#endif
