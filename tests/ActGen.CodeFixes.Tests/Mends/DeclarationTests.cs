using System.Threading.Tasks;
using Xunit;
using static ActGen.CodeFixes.Tests.FixCheck;

namespace ActGen.CodeFixes.Tests.Mends;

/// <summary>Methods and types become partial, and their comments stay.</summary>
public sealed class DeclarationTests
{
    [Fact]
    public Task MethodWithBody()
        => Fixes(
            "ACTGEN002",
            "Make 'Relu' partial and leave its body to ActGen",
            """
            public static class Outer
            {
                internal static partial class Inner
                {
                    /// <summary>Nothing below zero.</summary>
                    [Activation("relu")] // the usual one
                    public static float Relu(float x) => x > 0 ? x : 0; // behind it

                    // The end.
                }
            }

            """,
            """
            public static partial class Outer
            {
                internal static partial class Inner
                {
                    /// <summary>Nothing below zero.</summary>
                    [Activation("relu")] // the usual one
                    public static partial float Relu(float x); // behind it

                    // The end.
                }
            }

            """);

    [Fact]
    public Task MethodWithBlock()
        => Fixes(
            "ACTGEN002",
            "Make 'Relu' partial and leave its body to ActGen",
            InClass("    [Activation(\"relu\")]\n    static float Relu(float x)\n    {\n        return x;\n    }"),
            InClass("    [Activation(\"relu\")]\n    private static partial float Relu(float x);"));

    [Fact]
    public Task MethodWithoutBody()
        => Fixes(
            "ACTGEN002", "Make 'Relu' partial", InClass("[Activation(\"relu\")]\npublic static float Relu(float x);"), InClass("[Activation(\"relu\")]\npublic static partial float Relu(float x);"));

    [Theory]
    [InlineData("public static class")]
    [InlineData("internal readonly ref struct")]
    [InlineData("public sealed record")]
    [InlineData("public readonly record struct")]
    [InlineData("public interface")]
    public Task Types(string kind)
    {
        int keyword = kind.Contains("record") ? kind.IndexOf("record") : kind.LastIndexOf(' ') + 1;
        string partial = kind.Insert(keyword, "partial ");
        const string Body = " C\n{\n    [Activation(\"relu\")]\n    public static partial float Relu(float x);\n}\n";
        return Fixes("ACTGEN003", "Make 'C' partial", kind + Body, partial + Body);
    }

    [Fact]
    public Task TypesAround()
        => Fixes(
            "ACTGEN003",
            "Make 'B' partial",
            "public class A<T>\n{\n    public partial class M\n    {\n        /* here */ class B\n        {\n            [Activation(\"relu\")]\n            public static partial float Relu(float x);\n        }\n    }\n}\n",
            "public partial class A<T>\n{\n    public partial class M\n    {\n        /* here */ partial class B\n        {\n            [Activation(\"relu\")]\n            public static partial float Relu(float x);\n        }\n    }\n}\n");

    [Fact]
    public Task FileLocalTypes()
        => Fixes(
            "ACTGEN017",
            "Remove the modifier 'file'",
            "file static partial class C\n{\n    [Activation(\"relu\")]\n    public static partial float Relu(float x);\n}\n",
            "static partial class C\n{\n    [Activation(\"relu\")]\n    public static partial float Relu(float x);\n}\n");

    [Fact]
    public Task FunctionsThatNeedNoObject()
        => Fixes(
            "ACTGEN024",
            "Make 'Bend' static",
            "public partial class C\n{\n    [Activation(nameof(Bend))]\n    public partial void All(ReadOnlySpan<float> x, Span<float> y);\n\n    /// <summary>Bends.</summary>\n    private float Bend(float x) => x * MathF.Tanh(x);\n}\n",
            "public partial class C\n{\n    [Activation(nameof(Bend))]\n    public partial void All(ReadOnlySpan<float> x, Span<float> y);\n\n    /// <summary>Bends.</summary>\n    private static float Bend(float x) => x * MathF.Tanh(x);\n}\n");

    [Theory]
    [InlineData("private float Bend(float x) => x * Slope;")]
    [InlineData("public virtual float Bend(float x) => x;")]
    public Task NotFunctionsThatNeedOne(string function)
        => Offers("ACTGEN024", $"public partial class C\n{{\n    public float Slope;\n    [Activation(nameof(Bend))]\n    public partial void All(ReadOnlySpan<float> x, Span<float> y);\n    {function}\n}}\n");

    [Fact]
    public Task NotWhatCannotBePartial()
        => Offers("ACTGEN002", InClass("[Activation(\"relu\")]\npublic static extern float Relu(float x);"));

    [Fact]
    public Task NotWhatHasItsBodyElsewhere()
        => Offers("ACTGEN002", InClass("[Activation(\"relu\")]\npublic static partial float Relu(float x);\npublic static partial float Relu(float x) => x;"));
}
