using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;
using static ActGen.CodeFixes.Tests.FixCheck;

namespace ActGen.CodeFixes.Tests.Mends;

/// <summary>What is said once is done everywhere, where the author asks for it.</summary>
public sealed class FixAllTests
{
    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public Task Names(FixAllScope scope)
    {
        const string Other = "public static partial class D\n{\n    [Activation(\"tahn\")]\n    public static partial float F(float x);\n}\n";
        return FixesAll(
            "ACTGEN001",
            "Write 'sigmoid'",
            scope,
            [Two("sigmiod", "sigmiod | rleu"), Other],
            [Two("sigmoid", "sigmoid | relu"), scope == FixAllScope.Document ? Other : Other.Replace("tahn", "tanh")]);
    }

    [Fact]
    public Task Conventions()
        => FixesAll(
            "ACTGEN014",
            "Set Convention = Convention.PyTorch",
            FixAllScope.Project,
            [Two("leaky_relu", "softplus")],
            [Two("leaky_relu\", Convention = Convention.PyTorch)]#", "softplus\", Convention = Convention.PyTorch)]#").Replace("#\")]", "")]);

    [Fact]
    public Task ConventionsOfOneAttribute()
        => FixesAll(
            "ACTGEN014",
            "Set Convention = Convention.PyTorch",
            FixAllScope.Document,
            [Attributed("[Activation(\"leaky_relu | softplus\")]")],
            [Attributed("[Activation(\"leaky_relu | softplus\", Convention = Convention.PyTorch)]")]);

    [Fact]
    public Task TypesAroundSeveralMethods()
    {
        const string Members = "\n{\n    [Activation(\"relu\")]\n    public static partial float F(float x);\n\n    [Activation(\"tanh\")]\n    public static partial float G(float x);\n\n"
            + "    public static CLASS\n    {\n        [Activation(\"relu\")]\n        public static partial float F(float x);\n    }\n}\n";
        return FixesAll(
            "ACTGEN003",
            "Make 'C' partial",
            FixAllScope.Document,
            ["public static class C" + Members.Replace("CLASS", "class N")],
            ["public static partial class C" + Members.Replace("CLASS", "partial class N")]);
    }

    [Fact]
    public Task SeveralParametersOfOneMethod()
        => FixesAll(
            "ACTGEN028",
            "Add the parameter 'float bias1'",
            FixAllScope.Document,
            [Attributed("[Activation(\"bias_add | relu | bias_add(bias: 1)\")]").Replace("bias_add(bias: 1)", "bias_add")],
            [Attributed("[Activation(\"bias_add | relu | bias_add\")]").Replace("x, Span", "x, float bias1, float bias2, Span")]);

    private static string Two(string first, string second)
        => InClass($"    [Activation(\"{first}\")]\n    public static partial float F(float x);\n\n    [Activation(\"{second}\")]\n    public static partial float G(float x);");
}
