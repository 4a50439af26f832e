using System;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActGen.Generator.Tests.Shapes;

/// <summary>Every shape for both element types, static and instance, in every tier, compiled and called.</summary>
public sealed class ShapeMatrixTests
{
    public static MatrixTheoryData<string, string, bool> Portable => new(["float", "double"], ["net10", "net10 in C# 10", "unity"], [false, true]);

    public static MatrixTheoryData<string, bool> Net => new(["float", "double"], [false, true]);

    [Theory]
    [MemberData(nameof(Portable))]
    public void Scalar(string element, string host, bool isInstance)
        => Run(element, host, isInstance, "T F(T x)", new ScalarCall());

    [Theory]
    [MemberData(nameof(Portable))]
    public void Span(string element, string host, bool isInstance)
        => Run(element, host, isInstance, "void F(ReadOnlySpan<T> x, Span<T> y)", new SpanCall());

    [Theory]
    [MemberData(nameof(Portable))]
    public void InPlace(string element, string host, bool isInstance)
        => Run(element, host, isInstance, "void F(Span<T> x)", new InPlaceCall());

    [Theory]
    [MemberData(nameof(Portable))]
    public void Pointer(string element, string host, bool isInstance)
        => Run(element, host, isInstance, "unsafe void F(T* x, T* y, int length)", new PointerCall());

    [Theory]
    [MemberData(nameof(Net))]
    public void Vectors(string element, bool isInstance)
    {
        Run(element, "net10", isInstance, "Vector128<T> F(Vector128<T> x)", new Vector128Call());
        Run(element, "net10", isInstance, "Vector256<T> F(Vector256<T> x)", new Vector256Call());
        Run(element, "net10", isInstance, "Vector512<T> F(Vector512<T> x)", new Vector512Call());
    }

    private static void Run(string element, string host, bool isInstance, string signature, ICall call)
    {
        GeneratorHost project = host switch
        {
            "unity" => GeneratorHost.Unity,
            "net10 in C# 10" => GeneratorHost.Default with { LanguageVersion = LanguageVersion.CSharp10 },
            _ => GeneratorHost.Default,
        };
        string modifiers = (isInstance ? "public " : "public static ") + (signature.StartsWith("unsafe ", StringComparison.Ordinal) ? "unsafe partial" : "partial");
        string declaration = signature.Replace("unsafe ", "").Replace("T F", $"{element} F").Replace("<T>", $"<{element}>").Replace("T*", $"{element}*").Replace("T x", $"{element} x");
        string usings = host == "unity" ? "using System;" : "using System; using System.Runtime.Intrinsics;";
        using LoadedAssembly loaded = ShapeCheck.Compile(
            project with { AllowUnsafe = true },
            $"{usings}\npublic sealed partial class C\n{{\n    {ShapeCheck.Attribute}\n    {modifiers} {declaration};\n}}").Load();
        if (element == "float")
        {
            Check<float>(loaded, call);
        }
        else
        {
            Check<double>(loaded, call);
        }
    }

    private static void Check<T>(LoadedAssembly loaded, ICall call)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] x = [.. Enumerable.Range(-16, 33).Select(static n => T.CreateChecked(n) / T.CreateChecked(2)), T.PositiveInfinity, T.NegativeInfinity];
        T[] expected = [.. x.Select(static value => value > T.Zero ? value : value / T.CreateChecked(4))];

        Assert.Equal(expected, call.Invoke(loaded, x));
    }

    /// <summary>Calls the function of one shape over an array, whatever its shape takes at a time.</summary>
    private interface ICall
    {
        T[] Invoke<T>(LoadedAssembly loaded, T[] x)
            where T : unmanaged;
    }

    private sealed class ScalarCall : ICall
    {
        public T[] Invoke<T>(LoadedAssembly loaded, T[] x)
            where T : unmanaged
            => Array.ConvertAll(x, new Converter<T, T>(loaded.Get<ScalarFunction<T>>("C", "F")));
    }

    private sealed class SpanCall : ICall
    {
        public T[] Invoke<T>(LoadedAssembly loaded, T[] x)
            where T : unmanaged
        {
            SpanFunction<T> function = loaded.Get<SpanFunction<T>>("C", "F");
            T[] y = new T[x.Length];
            function(x, y);
            Assert.Equal("y", Assert.Throws<ArgumentException>(() => function(x, y.AsSpan(1))).ParamName);
            return y;
        }
    }

    private sealed class InPlaceCall : ICall
    {
        public T[] Invoke<T>(LoadedAssembly loaded, T[] x)
            where T : unmanaged
        {
            T[] y = [.. x];
            loaded.Get<InPlaceFunction<T>>("C", "F")(y);
            return y;
        }
    }

    private sealed unsafe class PointerCall : ICall
    {
        public T[] Invoke<T>(LoadedAssembly loaded, T[] x)
            where T : unmanaged
        {
            T[] y = new T[x.Length];
            fixed (T* input = x, output = y)
            {
                loaded.Get<PointerFunction<T>>("C", "F")(input, output, x.Length);
            }

            return y;
        }
    }

    private sealed class Vector128Call : ICall
    {
        public T[] Invoke<T>(LoadedAssembly loaded, T[] x)
            where T : unmanaged
        {
            Vector128Function<T> function = loaded.Get<Vector128Function<T>>("C", "F");
            return [.. x.Select(value => function(Vector128.Create(value)).GetElement(Vector128<T>.Count - 1))];
        }
    }

    private sealed class Vector256Call : ICall
    {
        public T[] Invoke<T>(LoadedAssembly loaded, T[] x)
            where T : unmanaged
        {
            Vector256Function<T> function = loaded.Get<Vector256Function<T>>("C", "F");
            return [.. x.Select(value => function(Vector256.Create(value)).GetElement(Vector256<T>.Count - 1))];
        }
    }

    private sealed class Vector512Call : ICall
    {
        public T[] Invoke<T>(LoadedAssembly loaded, T[] x)
            where T : unmanaged
        {
            Vector512Function<T> function = loaded.Get<Vector512Function<T>>("C", "F");
            return [.. x.Select(value => function(Vector512.Create(value)).GetElement(Vector512<T>.Count - 1))];
        }
    }
}
