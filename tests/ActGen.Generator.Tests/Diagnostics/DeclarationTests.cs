using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>ACTGEN002, ACTGEN003 and ACTGEN017: there is no place for the body.</summary>
public sealed class DeclarationTests
{
    [Fact]
    public void MethodWithBody()
        => IsError(
            "ACTGEN002",
            "Method 'F' must be a partial method without a body, for ActGen to write it: add 'partial' before the return type and end it with ';'",
            "F",
            InClass("""[Activation("relu")] public static float F(float x) => x;"""));

    [Fact]
    public void MethodWithBothParts()
        => IsError(
            "ACTGEN002",
            "Method 'F' must be a partial method without a body, for ActGen to write it: remove the body it has",
            "F",
            InClass(
                """
                [Activation("relu")] public static partial float F(float x);
                public static partial float F(float x) => x;
                """));

    [Fact]
    public void ExternalMethod()
        => IsError(
            "ACTGEN002",
            "Method 'F' must be a partial method without a body, for ActGen to write it: remove 'extern'",
            "F",
            InClass("""[Activation("relu")] public static extern partial float F(float x);"""));

    [Fact]
    public void AttributeOnTheImplementingPart()
        => IsError(
            "ACTGEN002",
            "Method 'F' must be a partial method without a body, for ActGen to write it: add 'partial' before the return type and end it with ';'",
            "F",
            InClass(
                """
                public static partial float F(float x);
                [Activation("relu")] public static partial float F(float x) => x;
                """));

    [Theory]
    [InlineData("public static float P { [Activation(\"relu\")] get => 1; }", "get_P")]
    [InlineData("public static void M() { [Activation(\"relu\")] static float F(float x) => x; F(1); }", "F")]
    [InlineData("public static readonly Func<float, float> F = [Activation(\"relu\")] (x) => x;", "lambda expression")]
    public void NotAMethodOfAType(string member, string name)
        => IsError(
            "ACTGEN002",
            $"Method '{name}' must be a partial method without a body, for ActGen to write it: move the attribute to a method of a type",
            "Activation(\"relu\")",
            InClass(member));

    [Fact]
    public void Operator()
        => IsError(
            "ACTGEN002",
            "Method 'op_UnaryNegation' must be a partial method without a body, for ActGen to write it: move the attribute to a method of a type",
            "Activation(\"relu\")",
            $"{Usings}public partial class D {{ [Activation(\"relu\")] public static D operator -(D x) => x; }}");

    [Theory]
    [InlineData("public static class C { [Activation(\"relu\")] public static partial float F(float x); }", "C")]
    [InlineData("partial class Outer { class Middle { partial class Inner { [Activation(\"relu\")] public partial float F(float x); } } }", "Middle")]
    [InlineData("record struct @event { [Activation(\"relu\")] public partial float F(float x); }", "event")]
    public void TypeNotPartial(string source, string type)
        => IsError(
            "ACTGEN003",
            $"Type '{type}' must be declared partial, for ActGen to write the body of 'F' into it",
            type == "event" ? "@event" : type,
            Usings + source);

    [Fact]
    public void TypeIsFileLocal()
        => IsError(
            "ACTGEN017",
            "Type 'Local' cannot hold what ActGen writes for 'F': it is file-local; remove the modifier 'file'",
            "Local",
            Usings + "file static partial class Local { [Activation(\"relu\")] public static partial float F(float x); }");

    [Fact]
    public void OuterTypeIsFileLocal()
        => IsError(
            "ACTGEN017",
            "Type 'Local' cannot hold what ActGen writes for 'F': it is file-local; remove the modifier 'file'",
            "Local",
            Usings + "file partial class Local { partial class Inner { [Activation(\"relu\")] public static partial float F(float x); } }");

    [Theory]
    [InlineData("in")]
    [InlineData("out")]
    public void TypeIsVariant(string variance)
        => IsError(
            "ACTGEN017",
            "Type 'I' cannot hold what ActGen writes for 'F': an interface with 'in' or 'out' type parameters cannot declare types; move the method to another type",
            "I",
            $"{Usings}public partial interface I<{variance} T> {{ [Activation(\"relu\")] public static partial float F(float x); }}");
}
