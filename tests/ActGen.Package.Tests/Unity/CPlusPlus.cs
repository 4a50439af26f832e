using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using ActGen.Testing;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Package.Tests.Unity;

/// <summary>
/// Generated pointer loops, with the parts of the library they call, as C++: what IL2CPP makes of them, in names that stay legible. Straight-line
/// arithmetic is the same text in both languages, but for what is renamed here.
/// </summary>
internal static partial class CPlusPlus
{
    private const string Preamble = """
        #include <cmath>
        #include <cstdint>
        #include <cstring>

        template<class To, class From> static inline To bits(From value) { To result; std::memcpy(&result, &value, sizeof(To)); return result; }
        struct BitConverter
        {
            static inline int32_t SingleToInt32Bits(float value) { return bits<int32_t>(value); }
            static inline float Int32BitsToSingle(int32_t value) { return bits<float>(value); }
            static inline int64_t DoubleToInt64Bits(double value) { return bits<int64_t>(value); }
            static inline double Int64BitsToDouble(int64_t value) { return bits<double>(value); }
        };
        struct MathF { static inline float Abs(float x) { return __builtin_fabsf(x); } static inline float Sqrt(float x) { return __builtin_sqrtf(x); } };
        struct Math { static inline double Abs(double x) { return __builtin_fabs(x); } static inline double Sqrt(double x) { return __builtin_sqrt(x); } };

        """;

    /// <summary>The translation of every loop, a function each.</summary>
    /// <param name="run">What was generated, with Burst referenced: each loop is a method then.</param>
    /// <param name="loops">The names of the functions.</param>
    public static string Translate(GeneratorRun run, out string[] loops)
    {
        var text = new StringBuilder(Preamble);
        foreach (string type in new[] { "VectorMath", "VectorMathF" })
        {
            AppendLibrary(text, type);
        }

        var names = new List<string>();
        foreach (TypeDeclarationSyntax type in run.Sources.Values.SelectMany(static source => Types(CSharpSyntaxTree.ParseText(source)).Where(IsBursts)))
        {
            MethodDeclarationSyntax loop = type.Members.OfType<MethodDeclarationSyntax>().Single();
            MethodDeclarationSyntax kernel = type.Parent!.ChildNodes().OfType<MethodDeclarationSyntax>().Single(method => $"{method.Identifier}Loop" == type.Identifier.Text);
            text.AppendLine(Method(kernel));
            text.AppendLine(Method(loop.WithIdentifier(type.Identifier)).Replace("static inline", "extern \"C\"", StringComparison.Ordinal));
            names.Add(type.Identifier.Text);
        }

        loops = [.. names];
        return text.ToString();
    }

    /// <summary>A static class of the library, as it is compiled where there are no registers.</summary>
    private static void AppendLibrary(StringBuilder text, string name)
    {
        string element = name == "VectorMath" ? "double" : "float";
        text.AppendLine($"struct {name}\n{{\ntypedef {element} V;");
        foreach (string file in Directory.EnumerateFiles(Repository.PathOf($"runtime/ActGen/Numerics/{name}")).Order(StringComparer.Ordinal))
        {
            foreach (MemberDeclarationSyntax member in Types(CSharpSyntaxTree.ParseText(File.ReadAllText(file))).Where(type => type.Identifier.Text == name).SelectMany(static type => type.Members))
            {
                text.AppendLine(member switch
                {
                    FieldDeclarationSyntax field => Expression($"static constexpr {field.Declaration};"),
                    MethodDeclarationSyntax method => Method(method),
                    _ => throw new NotSupportedException($"{member.Kind()} in {file}"),
                });
            }
        }

        text.AppendLine("};");
    }

    private static IEnumerable<TypeDeclarationSyntax> Types(SyntaxTree tree) => tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>();

    private static bool IsBursts(TypeDeclarationSyntax type) => type.AttributeLists.ToString().Contains("BurstCompile", StringComparison.Ordinal);

    private static string Method(MethodDeclarationSyntax method)
    {
        string parameters = string.Join(", ", method.ParameterList.Parameters.Select(static parameter
            => parameter.Modifiers.Any(SyntaxKind.OutKeyword) ? $"{parameter.Type}& {parameter.Identifier}" : $"{parameter.Type} {parameter.Identifier}"));
        string body = method.ExpressionBody is { } expression ? $"{{ return {expression.Expression}; }}" : method.Body!.ToString();
        string inlining = method.AttributeLists.ToString().Contains("AggressiveInlining", StringComparison.Ordinal) ? "__attribute__((always_inline)) " : "";
        return Expression($"{inlining}static inline {method.ReturnType} {method.Identifier}({parameters}) {body}");
    }

    private static string Expression(string text)
    {
        text = text.Replace("global::ActGen.", "", StringComparison.Ordinal).Replace("global::System.", "", StringComparison.Ordinal);
        text = text.Replace("int.MaxValue", "INT32_MAX", StringComparison.Ordinal).Replace("int.MinValue", "INT32_MIN", StringComparison.Ordinal);
        text = text.Replace("long.MaxValue", "INT64_MAX", StringComparison.Ordinal).Replace("long.MinValue", "INT64_MIN", StringComparison.Ordinal);
        text = NotANumber().Replace(text, "($1 != $1)");
        text = Constant().Replace(text, static match => (match.Groups[2].Value, match.Groups[1].Value) switch
        {
            ("MaxValue", "float") => "__FLT_MAX__",
            ("MaxValue", "double") => "__DBL_MAX__",
            ("PositiveInfinity", "float") => "__builtin_inff()",
            ("PositiveInfinity", "double") => "__builtin_inf()",
            ("NegativeInfinity", "float") => "-__builtin_inff()",
            ("NegativeInfinity", "double") => "-__builtin_inf()",
            ("NaN", "float") => "__builtin_nanf(\"\")",
            ("NaN", "double") => "__builtin_nan(\"\")",
            (string name, string type) => throw new NotSupportedException($"{type}.{name}"),
        });
        text = StaticCall().Replace(text, "$1::");
        text = Literal().Replace(text, static match =>
            match.Groups[1].Value + (match.Groups[1].Value.AsSpan().ContainsAny('.', 'e', 'E') ? "" : ".0") + (match.Groups[2].Value == "f" ? "f" : ""));
        return OutArgument().Replace(text, "").Replace("long ", "int64_t ", StringComparison.Ordinal).Replace("(long)", "(int64_t)", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?:float|double)\.IsNaN\((\w+)\)")]
    private static partial Regex NotANumber();

    [GeneratedRegex(@"\b(float|double)\.(\w+)")]
    private static partial Regex Constant();

    [GeneratedRegex(@"\b(BitConverter|MathF|Math|VectorMathF|VectorMath)\.")]
    private static partial Regex StaticCall();

    [GeneratedRegex(@"(?<![\w.])(\d[\d.]*(?:[eE][+-]?\d+)?)([fd])\b")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\bout ")]
    private static partial Regex OutArgument();
}
