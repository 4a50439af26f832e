using ActGen.Testing.Hosting;
using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>ACTGEN004 and ACTGEN005: the signature is none that an activation has.</summary>
public sealed class SignatureTests
{
    internal const string Shapes =
        "write 'T F(T x)', 'void F(ReadOnlySpan<T> x, Span<T> y)', 'void F(Span<T> x)', 'Vector128<T> F(Vector128<T> x)' (or 256, 512) "
        + "or 'unsafe void F(T* x, T* y, int length)', with T being float or double";

    [Theory]
    [InlineData("void F()", "has no shape ActGen knows")]
    [InlineData("float F()", "has no shape ActGen knows")]
    [InlineData("void F(float x)", "has no shape ActGen knows")]
    [InlineData("float F(float x, float y)", "has no shape ActGen knows")]
    [InlineData("float F(ReadOnlySpan<float> x)", "has no shape ActGen knows")]
    [InlineData("void F(ReadOnlySpan<float> x)", "has no shape ActGen knows")]
    [InlineData("void F(ReadOnlySpan<float> x, ReadOnlySpan<float> y)", "has no shape ActGen knows")]
    [InlineData("void F(ReadOnlySpan<float> x, Span<float> y, Span<float> z)", "has no shape ActGen knows")]
    [InlineData("void F(ReadOnlySpan<float> x, Span<float> y, int n, int m)", "has no shape ActGen knows")]
    [InlineData("Span<float> F(Span<float> x)", "has no shape ActGen knows")]
    [InlineData("Vector128<float> F(Vector256<float> x)", "has no shape ActGen knows")]
    [InlineData("Vector128<float> F(Vector128<double> x)", "has no shape ActGen knows")]
    [InlineData("unsafe void F(float* x, float* y)", "has no shape ActGen knows")]
    [InlineData("unsafe void F(float* x, float* y, long length)", "has no shape ActGen knows")]
    [InlineData("double F(float x)", "mixes element types")]
    [InlineData("void F(ReadOnlySpan<float> x, Span<double> y)", "mixes element types")]
    [InlineData("unsafe void F(float* x, double* y, int length)", "mixes element types")]
    [InlineData("T F<T>(T x)", "is generic")]
    [InlineData("ref float F(float x)", "returns by reference")]
    [InlineData("ref readonly float F(float x)", "returns by reference")]
    [InlineData("float F(in float x)", "takes 'x' by reference")]
    [InlineData("float F(ref float x)", "takes 'x' by reference")]
    [InlineData("void F(float x, out float y)", "takes 'y' by reference")]
    [InlineData("float F(ref readonly float x)", "takes 'x' by reference")]
    [InlineData("void F(ref Span<float> x)", "takes 'x' by reference")]
    public void UnsupportedSignature(string signature, string reason)
    {
        string modifiers = signature.StartsWith("unsafe ") ? "unsafe partial" : "partial";
        IsError(
            "ACTGEN004",
            $"'F' {reason}; {Shapes}",
            "F",
            InClass($"""[Activation("relu")] public static {modifiers} {signature.Replace("unsafe ", "")};"""),
            GeneratorHost.Default with { AllowUnsafe = true });
    }

    [Theory]
    [InlineData("leaky_relu", "void F(ReadOnlySpan<float> x, int alpha, Span<float> y)", "takes 'alpha' as 'int', which should be 'float' or 'ReadOnlySpan<float>'")]
    [InlineData("leaky_relu", "void F(ReadOnlySpan<float> x, double alpha, Span<float> y)", "takes 'alpha' as 'double', which should be 'float' or 'ReadOnlySpan<float>'")]
    [InlineData("leaky_relu", "void F(ReadOnlySpan<double> x, ReadOnlySpan<float> alpha, Span<double> y)", "takes 'alpha' as 'ReadOnlySpan<float>', which should be 'double' or 'ReadOnlySpan<double>'")]
    [InlineData("leaky_relu", "void F(ReadOnlySpan<float> x, float[] alpha, Span<float> y)", "takes 'alpha' as 'float[]', which should be 'float' or 'ReadOnlySpan<float>'")]
    [InlineData("leaky_relu", "void F(ReadOnlySpan<float> x, in float alpha, Span<float> y)", "takes 'alpha' by reference")]
    [InlineData("leaky_relu", "float F(float x, ReadOnlySpan<float> alpha)", "takes 'alpha', which only functions over spans can take")]
    [InlineData("leaky_relu", "Vector128<float> F(Vector128<float> x, ReadOnlySpan<float> alpha)", "takes 'alpha', which only functions over spans can take")]
    [InlineData("leaky_relu", "Vector128<float> F(Vector128<float> x, Vector128<float> alpha)", "takes 'alpha' as 'Vector128<float>', which should be 'float' or 'ReadOnlySpan<float>'")]
    [InlineData("add", "float F(float x, ReadOnlySpan<float> residual)", "takes 'residual', which only functions over spans can take")]
    [InlineData("dropout", "float F(float x, ulong seed)", "takes 'seed', which only functions over spans can take")]
    [InlineData("dropout", "Vector256<double> F(Vector256<double> x, ulong seed)", "takes 'seed', which only functions over spans can take")]
    [InlineData("dropout", "void F(ReadOnlySpan<float> x, bool seed, Span<float> y)", "takes 'seed' as 'bool', which should be 'ulong'")]
    [InlineData("dropout", "void F(Span<float> x, ulong seed, float step)", "takes 'step' as 'float', which should be 'ulong'")]
    [InlineData("dropout", "void F(Span<float> x, ulong seed, ulong offset)", "takes 'offset' as 'ulong', which should be 'long'")]
    [InlineData("dropout", "void F(Span<float> x, ulong seed, int training)", "takes 'training' as 'int', which should be 'bool'")]
    [InlineData("dropout", "void F(Span<float> x, ulong seed, long rowLength)", "takes 'rowLength' as 'long', which should be 'int'")]
    [InlineData("relu", "void F(ReadOnlySpan<float> x, float alpha, Span<float> y)", "takes 'alpha', which is no parameter of its activation")]
    [InlineData("relu", "void F(ReadOnlySpan<float> x, ulong seed, Span<float> y)", "takes 'seed', which is no parameter of its activation")]
    [InlineData("leaky_relu", "void F(ReadOnlySpan<float> x, ulong step, float alpha, Span<float> y)", "takes 'step', which is no parameter of its activation")]
    [InlineData("leaky_relu", "void F(ReadOnlySpan<float> x, float alhpa, Span<float> y)", "takes 'alhpa', which is no parameter of its activation (the nearest is 'alpha')")]
    [InlineData("bias_add", "void F(ReadOnlySpan<float> x, ReadOnlySpan<float> baias, Span<float> y)", "takes 'baias', which is no parameter of its activation (the nearest is 'bias')")]
    [InlineData("relu", "void F(ReadOnlySpan<float> x, float sharpness, Span<float> y)", "takes 'sharpness', which is no parameter of its activation")]
    [InlineData("relu", "void F(ReadOnlySpan<float> x, float one, float other, Span<float> y)", "has no shape ActGen knows")]
    public void UnsupportedParameter(string activation, string signature, string reason)
        => IsError("ACTGEN004", $"'F' {reason}; {Shapes}", "F", InClass($"""[Activation("{activation}")] public static partial {signature};"""));

    [Theory]
    [InlineData("int F(int x)", "int")]
    [InlineData("string F(string x)", "string")]
    [InlineData("float? F(float? x)", "float?")]
    [InlineData("decimal F(decimal x)", "decimal")]
    [InlineData("Half F(Half x)", "System.Half")]
    [InlineData("float[] F(float[] x)", "float[]")]
    [InlineData("(float, float) F((float, float) x)", "(float, float)")]
    [InlineData("dynamic F(dynamic x)", "dynamic")]
    [InlineData("void F(ReadOnlySpan<int> x, Span<int> y)", "int")]
    [InlineData("void F(Span<Half> x)", "System.Half")]
    [InlineData("Vector256<int> F(Vector256<int> x)", "int")]
    [InlineData("void F(Memory<float> x)", null)]
    [InlineData("unsafe void F(int* x, int* y, int length)", "int")]
    [InlineData("unsafe void F(float** x, float** y, int length)", "float*")]
    [InlineData("unsafe void F(void* x, void* y, int length)", "void")]
    public void UnsupportedElementType(string signature, string? element)
    {
        string modifiers = signature.StartsWith("unsafe ") ? "unsafe partial" : "partial";
        string source = InClass($"""[Activation("relu")] public static {modifiers} {signature.Replace("unsafe ", "")};""");
        GeneratorHost host = GeneratorHost.Default with { AllowUnsafe = true };
        if (element is null)
        {
            IsError("ACTGEN004", $"'F' has no shape ActGen knows; {Shapes}", "F", source, host);
            return;
        }

        IsError("ACTGEN005", $"Elements of type '{element}' are not supported; use float or double in the signature of 'F'", "F", source, host);
    }

    [Fact]
    public void TypeParametersAreNoElements()
        => IsError(
            "ACTGEN005",
            "Elements of type 'T' are not supported; use float or double in the signature of 'F'",
            "F",
            $"{Usings}public static partial class C<T> {{ [Activation(\"relu\")] public static partial void F(Span<T> x); }}");
}
