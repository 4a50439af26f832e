using System;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Runtime.Loader;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Tests.Layers;

/// <summary>The plain loops of the netstandard2.1 build, which multiply and add in two roundings.</summary>
public sealed class DenseScalarTierTests
{
    private static readonly Lazy<Type> s_linear = new(() => new AssemblyLoadContext("netstandard2.1")
        .LoadFromAssemblyPath(ReferenceSet.NetStandard21.RuntimePath).GetType("ActGen.DenseLinear", throwOnError: true)!);

    private delegate void ForwardLoop<T>(
        int inputs, int units, int samples, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias, Span<T> y);

    private delegate void BackwardLoop<T>(
        int inputs, int units, int samples, ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> dz,
        Span<T> dx, Span<T> dKernel, Span<T> dBias);

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(8, 16, 5)]
    [InlineData(70, 33, 9)]
    [InlineData(5, 3, 0)]
    public void LayersAndGradientsAgreeWithTheTiles(int inputs, int units, int samples)
    {
        Check<float>(new(inputs, units), samples, Math.Pow(2, -24));
        Check<double>(new(inputs, units), samples, Math.Pow(2, -53));
    }

    private static void Check<T>(DenseShape shape, int samples, double rounding)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = DenseReference.Numbers<T>(samples * shape.Inputs, 1), kernel = DenseReference.Numbers<T>(shape.Inputs * shape.Units, 2);
        T[] bias = DenseReference.Numbers<T>(shape.Units, 3), dz = DenseReference.Numbers<T>(samples * shape.Units, 4);
        foreach (T[] offsets in new[] { bias, [] })
        {
            T[] y = [.. Enumerable.Repeat(T.NaN, dz.Length)], expectedY = new T[dz.Length];
            Loop<ForwardLoop<T>>("Forward")(shape.Inputs, shape.Units, samples, x, kernel, offsets, y);
            DenseCalls.Forward<T>(shape, x, kernel, offsets, expectedY);
            AssertNear(expectedY, y, 3 * (shape.Inputs + 1) * rounding * (shape.Inputs + 1));
        }

        T[] dx = [.. x], dKernel = [.. kernel], dBias = [.. bias];
        T[] expectedX = [.. x], expectedKernel = [.. kernel], expectedBias = [.. bias];
        BackwardLoop<T> backward = Loop<BackwardLoop<T>>("Backward");
        backward(shape.Inputs, shape.Units, samples, x, kernel, dz, dx, dKernel, dBias);
        DenseCalls.Backward<T>(shape, x, kernel, dz, expectedX, expectedKernel, expectedBias);
        AssertNear(expectedX, dx, 3 * (shape.Units + 1) * rounding * (shape.Units + 1));
        AssertNear(expectedKernel, dKernel, 3 * (samples + 1) * rounding * (samples + 1));
        Assert.Equal(expectedBias, dBias);

        backward(shape.Inputs, shape.Units, samples, x, kernel, dz, default, default, default);
    }

    /// <summary>No term is larger than 1, so that a sum of n and each of its roundings is at most n.</summary>
    private static void AssertNear<T>(T[] expected, T[] actual, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(double.CreateChecked(expected[i]), double.CreateChecked(actual[i]), tolerance);
        }
    }

    private static TDelegate Loop<TDelegate>(string name)
        where TDelegate : Delegate
    {
        Type[] parameters = [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];
        return s_linear.Value.GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic, parameters)!.CreateDelegate<TDelegate>();
    }
}
