using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Runtime.Intrinsics;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using ActGen.Testing.References;
using ActGen.Tests.Activations;
using Xunit;

namespace ActGen.Tests.Bits;

/// <summary>Every activation and every gradient of it, in every shape and every way to call them.</summary>
internal static unsafe class CatalogueBits
{
    private const string Derivative = "derivative of ";

    /// <summary>A line for each function, in which all shapes and ways agree.</summary>
    internal static IEnumerable<string> Lines<T>(ElementType element)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        CompiledCatalogue catalogue = CompiledCatalogue.Of(GeneratorHost.Default, element);
        T[] x = Inputs.EveryBinade<T>(), dy = Inputs.Numbers<T>(9, x.Length);
        foreach (string vector in VectorFile.Names)
        {
            foreach ((string function, ElementwiseFunction<T> call) in Functions<T>(catalogue, vector, element))
            {
                // What is called through the driver of one input, at every offset; the others at a few, which cost more.
                string name = $"{function}{vector} {element}";
                T[] whole = EveryWay.Call(name, call, x, dy, offsetStep: function is "" or Derivative ? 1 : 5);
                if (function.Length == 0)
                {
                    CallSingly(catalogue, vector, x, whole);
                }

                yield return Digest.Line(name, whole);
            }
        }

        CallOneAtATime(catalogue.Assembly, x);
    }

    private static IEnumerable<(string Name, ElementwiseFunction<T> Call)> Functions<T>(CompiledCatalogue catalogue, string vector, ElementType element)
    {
        yield return ("", One(""));
        yield return (Derivative, One("Derivative"));
        yield return ("second derivative of ", One("Second"));
        yield return ("backward of ", Two("Backward"));

        var both = catalogue.Get<ValueAndDerivativeFunction<T>>(vector, "Both");
        yield return ("value beside the derivative of ", (x, _, y) => both(x, y, new T[x.Length]));
        yield return ("derivative beside the value of ", (x, _, dydx) => both(x, new T[x.Length], dydx));
        if (CompiledCatalogue.HasGradientFromOutput(VectorFile.Of(vector), element))
        {
            yield return ("derivative from the output of ", One("FromOutput"));
            yield return ("second derivative from the output of ", One("SecondFromOutput"));
            yield return ("backward from the output of ", Two("BackwardFromOutput"));
        }

        ElementwiseFunction<T> One(string gradient)
        {
            var function = catalogue.Get<SpanFunction<T>>(vector, gradient);
            return (x, _, y) => function(x, y);
        }

        ElementwiseFunction<T> Two(string gradient)
        {
            var function = catalogue.Get<BackwardFunction<T>>(vector, gradient);
            return (x, dy, dx) => function(x, dy, dx);
        }
    }

    /// <summary>The shapes of one element and of one register.</summary>
    private static void CallSingly<T>(CompiledCatalogue catalogue, string vector, T[] x, T[] whole)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var scalar = catalogue.Get<ScalarFunction<T>>(vector);
        var vector128 = catalogue.Get<Vector128Function<T>>(vector);
        var vector256 = catalogue.Get<Vector256Function<T>>(vector);
        var vector512 = catalogue.Get<Vector512Function<T>>(vector);
        Check(1, (from, to) => to[0] = scalar(from[0]));
        Check(Vector128<T>.Count, (from, to) => vector128(Vector128.Create(from)).CopyTo(to));
        Check(Vector256<T>.Count, (from, to) => vector256(Vector256.Create(from)).CopyTo(to));
        Check(Vector512<T>.Count, (from, to) => vector512(Vector512.Create(from)).CopyTo(to));

        void Check(int count, SpanFunction<T> call)
        {
            int length = x.Length / count * count;
            T[] y = new T[length];
            for (int i = 0; i < length; i += count)
            {
                call(x.AsSpan(i, count), y.AsSpan(i, count));
            }

            EveryWay.AssertSame<T>(whole.AsSpan(0, length), y, $"{vector} of {count} elements");
        }
    }

    /// <summary>
    /// Every kernel that the generator wrote, one element at a time: no driver does that where there are vectors. The wider registers are compared
    /// by the calls above, each of which takes the widest that its length fills.
    /// </summary>
    private static void CallOneAtATime<T>(Assembly assembly, T[] x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Type[] kernels = [.. assembly.GetTypes().Where(static type => type.IsValueType && type.IsAssignableTo(typeof(IUnaryKernel<T>)))];
        Assert.NotEmpty(kernels);
        foreach (Type kernel in kernels)
        {
            EveryWay.AssertSame<T>(Run(typeof(Simd128<T>)), Run(typeof(SimdScalar<T>)), $"{kernel.Name}, one element at a time");

            T[] Run(Type register)
            {
                T[] y = new T[x.Length];
                typeof(CatalogueBits).GetMethod(nameof(RunLoop), BindingFlags.NonPublic | BindingFlags.Static)!
                    .MakeGenericMethod(kernel, register, typeof(T)).CreateDelegate<SpanFunction<T>>()(x, y);
                return y;
            }
        }
    }

    private static void RunLoop<TKernel, V, T>(ReadOnlySpan<T> x, Span<T> y)
        where TKernel : struct, IUnaryKernel<T>
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* input = x, output = y)
        {
            UnaryLoop.Run<TKernel, V, T>(default, input, output, (nuint)x.Length);
        }
    }
}
