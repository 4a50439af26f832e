using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActGen.Arm64;

/// <summary>One register of floats through each activation: <c>ActGen.Arm64 INPUT OUTPUT</c> writes all results of the first, the second and so on.</summary>
internal static partial class Kernels
{
    [Activation("celu")] public static partial Vector128<float> Celu(Vector128<float> x);
    [Activation("elu")] public static partial Vector128<float> Elu(Vector128<float> x);
    [Activation("exponential")] public static partial Vector128<float> Exponential(Vector128<float> x);
    [Activation("gelu")] public static partial Vector128<float> Gelu(Vector128<float> x);
    [Activation("gelu_tanh")] public static partial Vector128<float> GeluTanh(Vector128<float> x);
    [Activation("hard_swish")] public static partial Vector128<float> HardSwish(Vector128<float> x);
    [Activation("leaky_relu", Alpha = 0.2)] public static partial Vector128<float> LeakyRelu(Vector128<float> x);
    [Activation("log_sigmoid")] public static partial Vector128<float> LogSigmoid(Vector128<float> x);
    [Activation("mish")] public static partial Vector128<float> Mish(Vector128<float> x);
    [Activation("quick_gelu")] public static partial Vector128<float> QuickGelu(Vector128<float> x);
    [Activation("relu")] public static partial Vector128<float> Relu(Vector128<float> x);
    [Activation("relu6")] public static partial Vector128<float> Relu6(Vector128<float> x);
    [Activation("selu")] public static partial Vector128<float> Selu(Vector128<float> x);
    [Activation("sigmoid")] public static partial Vector128<float> Sigmoid(Vector128<float> x);
    [Activation("silu")] public static partial Vector128<float> Silu(Vector128<float> x);
    [Activation("softplus")] public static partial Vector128<float> Softplus(Vector128<float> x);
    [Activation("softshrink")] public static partial Vector128<float> Softshrink(Vector128<float> x);
    [Activation("softsign")] public static partial Vector128<float> Softsign(Vector128<float> x);
    [Activation("squareplus")] public static partial Vector128<float> Squareplus(Vector128<float> x);
    [Activation("tanh")] public static partial Vector128<float> Tanh(Vector128<float> x);
    [Activation("tanhshrink")] public static partial Vector128<float> Tanhshrink(Vector128<float> x);
    [Activation("threshold")] public static partial Vector128<float> Threshold(Vector128<float> x);

    private static void Main(string[] arguments)
    {
        byte[] input = File.ReadAllBytes(arguments[0]);
        using FileStream output = File.Create(arguments[1]);
        foreach (Func<Vector128<float>, Vector128<float>> function in (Func<Vector128<float>, Vector128<float>>[])
            [Celu, Elu, Exponential, Gelu, GeluTanh, HardSwish, LeakyRelu, LogSigmoid, Mish, QuickGelu, Relu, Relu6, Selu, Sigmoid, Silu, Softplus, Softshrink,
             Softsign, Squareplus, Tanh, Tanhshrink, Threshold])
        {
            byte[] results = (byte[])input.Clone();
            foreach (ref Vector128<float> x in MemoryMarshal.Cast<byte, Vector128<float>>(results.AsSpan()))
            {
                x = function(x);
            }

            output.Write(results);
        }
    }
}
