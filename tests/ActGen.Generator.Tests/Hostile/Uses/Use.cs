using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace ActGen.Generator.Tests.Hostile.Uses;

/// <summary>A file with attributes in it.</summary>
/// <param name="Text">The file; a dollar stands for its number.</param>
/// <param name="Files">How many files are generated for it; null where nobody knows.</param>
internal sealed record Use(string Text, int? Files)
{
    private static Gen<string> Type { get; } = Choice.Of("float", "double");

    /// <summary>Anything: mostly what somebody could have meant.</summary>
    public static Gen<Use> Hostile =>
        from type in Type
        from around in Types.Any
        from members in Member.Many(1, 4, "\n")
        from functions in Functions.Any(type)
        select Of(around, $"{members}\n{functions}", type, null);

    /// <summary>What is right, so that it gets all its code.</summary>
    public static Gen<Use> Valid => Gen.OneOf(Runnable, Layers, Rows, Models, WithArguments);

    /// <summary>A pipeline as a scalar function and over spans, with its derivative where it has one.</summary>
    public static Gen<Use> Runnable =>
        from type in Type
        from around in Types.Right
        from function in Functions.Supported(type)
        from pipeline in Pipelines.Plain.Or(2, Choice.Of("Own")).Or(6, Pipelines.Plain.Select(static stages => $"Own | {stages}"))
        select Of(
            around,
            $"""
            [Activation("{pipeline}")] public static partial $T Scalar($T x);
            [Activation("{pipeline}")] public static partial void Span(ReadOnlySpan<$T> x, Span<$T> y);
            [GradientOf(nameof(Span))] public static partial $T ScalarDerivative($T x);
            [GradientOf(nameof(Span))] public static partial void SpanDerivative(ReadOnlySpan<$T> x, Span<$T> dydx);
            {function}
            """,
            type,
            4);

    private static Gen<Use> Layers =>
        from type in Type
        from around in Types.Right
        from inputs in Gen.Choose(1, 20)
        from units in Gen.Choose(1, 20)
        from activation in Pipelines.Plain
        select Of(
            around,
            $"""
            [Dense({inputs}, {units}, Activation = "{activation}")] public static partial void F(ReadOnlySpan<$T> x, ReadOnlySpan<$T> kernel, ReadOnlySpan<$T> bias, Span<$T> y);
            [GradientOf(nameof(F))] public static partial void B(ReadOnlySpan<$T> x, ReadOnlySpan<$T> kernel, ReadOnlySpan<$T> bias, ReadOnlySpan<$T> dy, Span<$T> dx, Span<$T> dKernel, Span<$T> dBias);
            """,
            type,
            2);

    private static Gen<Use> Rows =>
        from type in Type
        from around in Types.Right
        from before in Pipelines.Plain.Select(static stages => $"{stages} | ").OnceIn(2)
        from row in Choice.Of("softmax", "log_softmax(temperature: 2)", "softmin", "sparsemax", "softmax(masked: zero)")
        from table in Choice.Of("", "[ActivationTable] public static partial ActivationTable T();")
        select Of(
            around,
            $"""
            [Activation("{before}{row}")] public static partial void F(ReadOnlySpan<$T> x, int rowLength, Span<$T> y);
            [GradientOf(nameof(F))] public static partial void B(ReadOnlySpan<$T> x, ReadOnlySpan<$T> dy, int rowLength, Span<$T> dx);
            {table}
            """,
            type,
            table.Length == 0 ? 2 : 3);

    private static Gen<Use> WithArguments =>
        from type in Type
        from around in Types.Right
        from stages in Choice.Of("leaky_relu", "elu", "celu", "bias_add | prelu", "scale(factor: 2) | dropout(rate: 0.5)")
        from shape in Choice.Of("void F(ReadOnlySpan<$T> x, ", "void F(Span<$T> x, ")
        let parameters = stages.Contains("dropout", StringComparison.Ordinal) ? "ulong seed, ulong step" : stages.Contains("bias", StringComparison.Ordinal) ? "ReadOnlySpan<$T> bias, ReadOnlySpan<$T> alpha" : "$T alpha"
        let output = shape.Contains("ReadOnly", StringComparison.Ordinal) ? ", Span<$T> y" : ""
        select Of(
            around,
            $"""
            [Activation("{stages}")] public static partial {shape}{parameters}{output});
            [GradientOf(nameof(F))] public static partial void B(ReadOnlySpan<$T> x, {parameters}, ReadOnlySpan<$T> dy, Span<$T> dx);
            """,
            type,
            2);

    private static Gen<Use> Models =>
        from type in Type
        from layers in Pipelines.PlainLayers
        from around in Choice.Of("", "namespace N { TYPE }", "public static partial class Outer$<T> { TYPE }")
        let model = $"[Sequential(\"{layers}\", ElementType = typeof({type}))] public partial class C$ {{ }}"
        select new Use(Usings + (around.Length == 0 ? model : around.Replace("TYPE", model, StringComparison.Ordinal)), 1);

    private static Gen<string> Member { get; } = Gen.Frequency(
        (5, Method(Attributes.Of<ActivationAttribute>(Pipelines.Any.Or(5, Choice.Of("Own"))), Signatures.Forward)),
        (3, Method(Attributes.Of<GradientOfAttribute>(Choice.Of("F").Or(10, Choice.Of("B", "f", "Own", "F ", "", "Undefined", "C$", "Helper"))), Signatures.Backward)),
        (2, Method(Attributes.Of<DenseAttribute>(Pipelines.Any), Signatures.Dense)),
        (1, Method(Attributes.Of<ActivationTableAttribute>(Choice.Of("")), Signatures.Table)),
        (1, Method(Attributes.Of<SequentialAttribute>(Pipelines.AnyLayers), Choice.Of("public partial class Inner { }", "partial struct Inner { int Dense1; }", "class Inner { }", "partial class Inner<T> : Exception { }", "static partial class Inner { }", "partial class Inner { void Predict() { } }"))));

    public override string ToString() => $"\n{Text}\n";

    private const string Usings = "using System; using ActGen;\n";

    private static Gen<string> Method(Gen<string> attribute, Gen<string> declaration)
        => from first in attribute
           from second in attribute.OnceIn(40)
           from other in Attributes.Others.OnceIn(10)
           from method in declaration
           select $"{first}{second}{other} {method}";

    private static Use Of(string around, string members, string type, int? files)
        => new(Usings + around.Replace("MEMBERS", $"\n{members.Replace("$T", type, StringComparison.Ordinal)}\n", StringComparison.Ordinal), files);
}
