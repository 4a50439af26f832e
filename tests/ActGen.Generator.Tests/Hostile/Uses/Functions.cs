using System;
using FsCheck;
using FsCheck.Fluent;

namespace ActGen.Generator.Tests.Hostile.Uses;

/// <summary>Scalar functions: those that become kernels, and those that C# has beside them.</summary>
internal static class Functions
{
    private static readonly string[] s_unary = ["Abs", "Exp", "Log", "Sqrt", "Tanh", "Sin", "Cos", "Floor", "Ceiling", "Round", "Truncate"];

    private static readonly string[] s_wild =
    [
        "$M.Cbrt(x)", "$M.Atan2(x, 1)", "$M.Pow(x, x)", "$M.Pow(2, x)", "$M.Round(x, 2)", "($T)(int)x", "x % 2", "(($T)1)++", "x switch { > 0 => 1, _ => x }", "x is > 0 and < 1 ? 1 : 0",
        "new[] { x }[0]", "new Random(1).Next()", "Own(x)", "Helper(x)", "Loop(x)", "Wild(x)", "F(x)", "B(x)", "await x", "((Func<$T, $T>)(v => v + x))(1)", "$T.Parse(\"1\")", "$\"{x}\".Length", "default", "x!",
        "checked((int)x)", "stackalloc $T[2] { x, 1 }[1]", "throw new Exception()", "(x, 1).Item1", "nameof(x).Length", "sizeof($T)", "Field", "this.Field", "y", "Undefined", "x as object", "x == x ? 1 : 0",
        "x?.ToString().Length ?? 0", "true", "\"\"\"text\"\"\"", "'\\0'", "1_000_000m", "(x", "x +", "", "/* */", "(Half)x", "x > 0 && x < 1 || !(x == 3) ? x : -x", "$M.Max($M.Min(x, 1), -x)", "$M.Sign(x)", "$M.CopySign(x, 1)", "$M.Log2(x)", "0x1F", "1e400", "double.NaN", "float.MaxValue * 2",
    ];

    private static readonly string[] s_statements =
    [
        "return x;", "for (int i = 0; i < 3; i++) a += x;", "while (a < x) a++;", "foreach (var v in new[] { x }) a += v;", "do { } while (a > 0);", "if (x > 0) return a;", "if (x > 0) a = 1; else { a -= x; }",
        "switch (a) { case 0: return x; default: break; }", "try { a = 1; } finally { }", "lock (typeof(int)) a = x;", "using (null as IDisposable) { }", "goto end;", "end: a = 2;", "throw null;", "$T b = x * a;", "var c = a; c += x;",
        "$T Local($T v) => v * x;", "static $T Fixed($T v) => v;", "a = Fixed(x);", "(a, var d) = (x, a);", "ref $T r = ref a; r = x;", "a += a = x;", "Helper(x);", "Helper(ref a);", ";", "{ { a *= 2; } }", "unsafe { $T* p = &a; }",
        "yield return a;", "x = a;", "const $T k = 3; a *= k;", "a <<= 1;", "dynamic e = x;", "object o = x; a = ($T)o;", "checked { a++; }", "fixed ($T* p = new $T[1]) { }", "#if true", "}", "\"",
    ];

    private static readonly string[] s_headers =
    [
        "static $T Own($T x)", "private static $T Own(in $T x)", "static $T Own($T x, $T alpha, $T @default = 2)", "static async $T Own($T x)", "static T Own<T>(T x) where T : struct", "$T Own($T x)", "static $T Own(ref $T x)",
        "static ref $T Own($T x)", "static void Own($T x)", "static $T Own(params $T[] x)", "static $T Own()", "static decimal Own(decimal x)", "static $T Own($T größe, $T x)", "static partial $T Own($T x)", "static extern $T Own($T x)", "static $T Own($T x, $T V, int n = 1)", "static $T Own<T>($T x)", "static System.Collections.Generic.List<$T> F(System.Collections.Generic.List<$T> x) => x; static $T Own($T x)", "static partial $T Own($T v); static $T Own($T x, $T alpha)",
    ];

    /// <summary>A function that becomes a kernel.</summary>
    public static Gen<string> Supported(string type)
        => Expression(Leaf, 4).Or(3, Straight).Select(body => Of($"static $T Own($T x) {body}", type));

    /// <summary>Functions that may be right, and those that are not.</summary>
    public static Gen<string> Any(string type)
    {
        Gen<string> leaf = Leaf.Or(8, Gen.Elements(s_wild));
        Gen<string> body = Expression(leaf, 5).Or(2,
            from statements in Gen.Elements(s_statements).Many(0, 5, " ")
            from result in Inner(leaf, 2)
            select $"{{ $T a = x; {statements} return {result}; }}");
        return from attribute in Attributes.Others.OnceIn(8)
               from header in Choice.Of(s_headers[0]).Or(4, Gen.Elements(s_headers))
               from own in body.Or(30, Choice.Of(";", "", "=> ;", "{", "{ }"))
               from helper in body.Or(3, Choice.Of("=> Own(x);", "=> F(x);", "=> Helper(-x);"))
               select Of($"{attribute} {header} {own}\nstatic $T Helper($T x) {helper}\nstatic $T Root($T x) => $M.Cbrt(x);\nstatic $T Loop($T x) => Loop(x);\nstatic $T Wild($T x) {{ for (;;) {{ }} }}\nstatic $T Field;", type);
    }

    private static Gen<string> Leaf { get; } = Choice.Of("x", "x", "x", "1$S", "0.5$S", "2$S", "-3$S", "($T)0.1", "$M.PI");

    private static Gen<string> Straight { get; } =
        from first in Inner(Leaf, 2)
        from second in Inner(Leaf.Or(2, Choice.Of("a")), 2)
        from last in Inner(Leaf.Or(2, Choice.Of("a")), 2)
        from condition in Choice.Of("a > 1", "x <= a", "!(x < 0 || a > 2)", "x >= -1 && x < 1")
        from shape in Choice.Of($"{{ $T a = {first}; a += {second}; return {last}; }}", $"{{ var a = ($T)({first}); if ({condition}) return {second}; return {last}; }}", $"{{ $T a = {first}; if ({condition}) {{ a = {second}; }} else a -= {last}; return a; }}")
        select shape;

    private static Gen<string> Expression(Gen<string> leaf, int depth) => Inner(leaf, depth).Select(static expression => $"=> {expression};");

    private static Gen<string> Inner(Gen<string> leaf, int depth)
    {
        if (depth == 0)
        {
            return leaf;
        }

        Gen<string> inner = Inner(leaf, depth - 1);
        return Gen.Frequency(
            (2, leaf),
            (4, from left in inner from sign in Choice.Of("+", "-", "*", "/") from right in inner select $"({left} {sign} {right})"),
            (1, from operand in inner select $"-({operand})"),
            (3, from name in Gen.Elements(s_unary) from operand in inner select $"$M.{name}({operand})"),
            (1, from name in Choice.Of("Min", "Max") from left in inner from right in inner select $"$M.{name}({left}, {right})"),
            (1, from operand in inner from exponent in Choice.Of("2", "3", "0.5$S", "-1", "1.5$S") select $"$M.Pow({operand}, {exponent})"),
            (1, from left in inner from sign in Choice.Of("<", "<=", ">", ">=", "==", "!=") from right in inner from yes in inner from no in inner select $"({left} {sign} {right} ? {yes} : {no})"));
    }

    private static string Of(string text, string type)
        => text.Replace("$T", type, StringComparison.Ordinal)
            .Replace("$S", type[..1], StringComparison.Ordinal)
            .Replace("$M", type == "float" ? "MathF" : "Math", StringComparison.Ordinal);
}
