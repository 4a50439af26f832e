using System;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Runtime.Loader;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Tests.RowFunctions;

/// <summary>The functions of rows in the netstandard2.1 build, one element at a time: what they give is what registers give, to a few roundings.</summary>
public sealed class RowScalarTierTests
{
    private static readonly Lazy<Type> s_rows = new(() => new AssemblyLoadContext("netstandard2.1")
        .LoadFromAssemblyPath(ReferenceSet.NetStandard21.RuntimePath).GetType("ActGen.Rows", throwOnError: true)!);

    private static readonly double[] s_special = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e30, -1e30];

    private static readonly (string Name, string Method)[] s_gradients =
        [("softmax", "Softmax"), ("log_softmax", "LogSoftmax"), ("softmin", "Softmin"), ("sparsemax", "Sparsemax")];

    // MaskedRows is another type over there, of the same underlying one.
    private delegate void Forward<T>(
        ReadOnlySpan<T> x, int rowLength, Span<T> y, T temperature, int masked, string? rowLengthName, string? yName);

    private delegate void ForwardAsIs<T>(ReadOnlySpan<T> x, int rowLength, Span<T> y, int masked, string? rowLengthName, string? yName);

    private delegate void Backward<T>(
        ReadOnlySpan<T> y, ReadOnlySpan<T> dy, int rowLength, Span<T> dx, T temperature, string? dyName, string? rowLengthName, string? dxName);

    public static TheoryData<string, string> Functions => [.. s_gradients, ("hardmax", "Hardmax")];

    public static TheoryData<string, string> Gradients => [.. s_gradients];

    [Theory]
    [MemberData(nameof(Functions))]
    public void FunctionsAgreeWithThoseOverRegisters(string name, string method)
    {
        Check(RowFunctionTable.Singles[name], method, Math.ScaleB(1, -23));
        Check(RowFunctionTable.Doubles[name], method, Math.ScaleB(1, -52));
    }

    [Theory]
    [MemberData(nameof(Gradients))]
    public void GradientsAgreeWithThoseOverRegisters(string name, string method)
    {
        CheckGradient(RowFunctionTable.SingleGradients[name], method, Math.ScaleB(1, -22));
        CheckGradient(RowFunctionTable.DoubleGradients[name], method, Math.ScaleB(1, -51));
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Forward<float> softmax = Method<Forward<float>>("Softmax", typeof(float));
        Assert.Equal("rowLength", Assert.Throws<ArgumentException>(() => softmax(new float[5], 2, new float[5], 1, 0, null, null)).ParamName);
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => softmax(new float[4], 2, new float[3], 1, 0, null, null)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => softmax(new float[4], 2, new float[4], 0, 0, null, null));
    }

    private static void Check<T>(RowFunction<T> expected, string method, double rounding)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Forward<T> actual = method == "Hardmax" ? AsIs : Method<Forward<T>>(method, typeof(T));
        foreach (int rowLength in new[] { 1, 2, 3, 6, 17, 100 })
        {
            T[] x = [.. RowFunctionTable.Inputs(20 * rowLength, 6, 1, rowLength).Select(T.CreateTruncating)];
            for (int i = 0; i < s_special.Length; i++)
            {
                x[(2 * i + 1) * rowLength + i % rowLength] = T.CreateTruncating(s_special[i]);
                x.AsSpan((i + 12) * rowLength, rowLength).Fill(T.CreateTruncating(s_special[i]));
            }

            foreach (MaskedRows masked in new[] { MaskedRows.NaN, MaskedRows.Zero })
            {
                foreach (T temperature in new[] { T.One, T.CreateTruncating(0.7f) })
                {
                    T[] y = [.. x], expectedY = [.. x];
                    actual(y, rowLength, y, temperature, (int)masked, null, null);
                    expected(expectedY, rowLength, expectedY, temperature, masked);
                    AssertNear(expectedY, y, 8 * rounding);
                }
            }
        }

        static void AsIs(ReadOnlySpan<T> x, int rowLength, Span<T> y, T temperature, int masked, string? rowLengthName, string? yName)
            => Method<ForwardAsIs<T>>("Hardmax", typeof(T))(x, rowLength, y, masked, rowLengthName, yName);
    }

    private static void CheckGradient<T>(RowGradient<T> expected, string method, double rounding)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Backward<T> actual = Method<Backward<T>>(method + "Backward", typeof(T));
        foreach (int rowLength in new[] { 1, 2, 3, 6, 17, 100 })
        {
            T[] y = [.. RowFunctionTable.Inputs(20 * rowLength, 1, -0.5, rowLength).Select((value, i) => T.CreateTruncating(i % 3 == 0 ? 0 : value))];
            T[] dy = [.. RowFunctionTable.Inputs(y.Length, 2, 0.2, rowLength + 1).Select(T.CreateTruncating)];
            dy[^1] = T.NaN;
            y.AsSpan(5 * rowLength, rowLength).Fill(T.NaN);
            T[] dx = [.. dy], expectedX = [.. dy];
            actual(y, dx, rowLength, dx, T.CreateTruncating(2), null, null, null);
            expected(y, expectedX, rowLength, expectedX, T.CreateTruncating(2));
            AssertNear(expectedX, dx, 8 * rowLength * rounding);
        }
    }

    private static void AssertNear<T>(T[] expected, T[] actual, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < expected.Length; i++)
        {
            double e = double.CreateTruncating(expected[i]), a = double.CreateTruncating(actual[i]);
            Assert.True(
                e.Equals(a) || Math.Abs(e - a) <= tolerance * Math.Max(1, Math.Abs(e)), $"element {i} is {a:r}, and {e:r} over registers");
        }
    }

    private static TDelegate Method<TDelegate>(string name, Type element)
        where TDelegate : Delegate
        => s_rows.Value.GetMethods()
            .Single(method => method.Name == name && method.GetParameters()[0].ParameterType.GetGenericArguments()[0] == element)
            .CreateDelegate<TDelegate>();
}
