using System.Linq;
using ActGen.Generator.Catalog;
using FsCheck;
using FsCheck.Fluent;

namespace ActGen.Generator.Tests.Hostile.Uses;

/// <summary>Declarations of methods: shapes that mean something, and any others.</summary>
internal static class Signatures
{
    private static readonly string[] s_types =
    [
        "void", "$T", "ReadOnlySpan<$T>", "Span<$T>", "float", "double", "int", "ulong", "bool", "Half", "string", "object", "dynamic", "$T?", "$T[]", "TItem", "V", "Undefined", "Span<int>", "System.Runtime.Intrinsics.Vector128<$T>", "System.Runtime.Intrinsics.Vector256<$T>", "System.Runtime.Intrinsics.Vector512<float>",
        "$T*", "void*", "$T**", "delegate*<$T, $T>", "($T, $T)", "nint", "Span<Span<$T>>", "ActivationTable", "Span<>", "Memory<$T>", "IntPtr", "decimal",
    ];

    private static readonly string[] s_names =
        ["x", "y", "dy", "dx", "dydx", "gate", "value", "kernel", "bias", "alpha", "seed", "step", "offset", "training", "rowLength", "length", "F", "FKernel", "@event", "@class", "V", "e\u0301", "\\u0061lpha", "größe", "i", "", "1", "System", "ActGen", "_", "K", "ſ"];

    private static readonly string[] s_extras =
    [
        .. ActivationCatalog.All.SelectMany(static definition => definition.Parameters).Select(static parameter => parameter.Name).Distinct().SelectMany(static name => new[] { $"$T {name}", $"ReadOnlySpan<$T> {name}", $"$T {name}1" }),
        "ulong seed", "int seed", "ulong step", "long offset", "bool training", "int rowLength", "float @default", "ReadOnlySpan<$T> V",
    ];

    private static readonly string[] s_modifiers =
        ["public", "private", "internal", "protected", "static", "static", "virtual", "override", "sealed", "new", "abstract", "extern", "async", "unsafe", "readonly", "required", "partial", "file", "const"];

    private static readonly string[] s_parameterModifiers = ["in ", "ref ", "out ", "ref readonly ", "params ", "this ", "scoped ", "[Obsolete] ", "const "];

    private static readonly string[] s_defaults = [" = 1", " = default", " = \"no\"", " = null", " = 0.5f", " ="];

    private static Gen<string> Parameter { get; } =
        from modifier in Gen.Elements(s_parameterModifiers).OnceIn(6)
        from type in Gen.Elements(s_types)
        from name in Gen.Elements(s_names)
        from value in Gen.Elements(s_defaults).OnceIn(10)
        select $"{modifier}{type} {name}{value}";

    public static Gen<string> Forward { get; } = Declaration("F",
        "$T F($T x)", "void F(ReadOnlySpan<$T> x, Span<$T> y)", "void F(Span<$T> x)", "void F(ReadOnlySpan<$T> x, int rowLength, Span<$T> y)", "void F(ReadOnlySpan<$T> gate, ReadOnlySpan<$T> value, Span<$T> y)",
        "System.Runtime.Intrinsics.Vector128<$T> F(System.Runtime.Intrinsics.Vector128<$T> x)", "System.Runtime.Intrinsics.Vector512<$T> F(System.Runtime.Intrinsics.Vector512<$T> x)", "unsafe void F($T* x, $T* y, int length)");

    public static Gen<string> Backward { get; } = Declaration("B",
        "$T B($T x)", "void B(ReadOnlySpan<$T> x, Span<$T> dydx)", "void B(ReadOnlySpan<$T> x, ReadOnlySpan<$T> dy, Span<$T> dx)", "void B(ReadOnlySpan<$T> y, ReadOnlySpan<$T> dy, Span<$T> dx)", "void B(ReadOnlySpan<$T> x, Span<$T> y, Span<$T> dydx)",
        "void B(ReadOnlySpan<$T> x, ReadOnlySpan<$T> dy, Span<$T> dx, Span<$T> dAlpha)", "unsafe void B($T* x, $T* dydx, int length)", "System.Runtime.Intrinsics.Vector256<$T> B(System.Runtime.Intrinsics.Vector256<$T> x)",
        "void B(ReadOnlySpan<$T> gate, ReadOnlySpan<$T> value, ReadOnlySpan<$T> dy, Span<$T> dGate, Span<$T> dValue)", "void B(ReadOnlySpan<$T> x, ReadOnlySpan<$T> kernel, ReadOnlySpan<$T> bias, ReadOnlySpan<$T> dy, Span<$T> dx, Span<$T> dKernel, Span<$T> dBias)");

    public static Gen<string> Dense { get; } = Declaration("F",
        "void F(ReadOnlySpan<$T> x, ReadOnlySpan<$T> kernel, ReadOnlySpan<$T> bias, Span<$T> y)", "void F(ReadOnlySpan<$T> x, ReadOnlySpan<$T> weights, Span<$T> y)");

    public static Gen<string> Table { get; } = Declaration("T", "ActivationTable T()", "ActivationTable? T()");

    /// <summary>A shape, perhaps with more parameters, modifiers, type parameters or a body; or none of the kind.</summary>
    private static Gen<string> Declaration(string name, params string[] shapes)
    {
        Gen<string> shape =
            from right in Gen.Elements(shapes)
            from extras in Gen.Elements(s_extras).Or(6, Parameter).Many(1, 3, ", ").OnceIn(6)
            from modifier in Gen.Elements(s_parameterModifiers).OnceIn(15)
            select right.Replace("(", "(" + modifier, System.StringComparison.Ordinal).Replace(")", extras.Length == 0 ? ")" : $"{(right.Contains("()", System.StringComparison.Ordinal) ? "" : ", ")}{extras})", System.StringComparison.Ordinal);
        Gen<string> any =
            from type in Gen.Elements(s_types)
            from other in Choice.Of(name).Or(6, Gen.Elements(s_names))
            from generic in Choice.Of("<TItem>", "<V>", "<>").OnceIn(8)
            from parameters in Parameter.Many(0, 4, ", ")
            select $"{type} {other}{generic}({parameters})";
        return from modifiers in Choice.Of("public static ").Or(8, Gen.Elements(s_modifiers).Many(0, 3, " "))
               from partial in Choice.Of("partial").Or(20, Choice.Of("", "partial partial"))
               from signature in shape.Or(8, any)
               from body in Choice.Of(";").Or(25, Choice.Of("=> default;", "{ }", "", " where TItem : struct;", "{ get; }"))
               let isUnsafe = signature.StartsWith("unsafe ", System.StringComparison.Ordinal)
               select $"{modifiers} {(isUnsafe ? "unsafe " : "")}{partial} {(isUnsafe ? signature["unsafe ".Length..] : signature)}{body}";
    }
}
