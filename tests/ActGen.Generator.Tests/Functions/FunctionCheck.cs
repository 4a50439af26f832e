using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Functions;
using ActGen.Generator.Tests.Expressions;
using ActGen.Testing.Hosting;
using ActGen.Testing.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActGen.Generator.Tests.Functions;

/// <summary>Reads functions as the generator does, and compares their expressions with what the compiled C# returns.</summary>
internal static class FunctionCheck
{
    /// <summary>Specials, a grid over the range where functions bend, and patterns over all floats.</summary>
    public static IReadOnlyList<float> Inputs { get; } =
    [
        .. FloatPatterns.Specials,
        .. Enumerable.Range(-400, 801).Select(static i => i / 16f),
        .. FloatPatterns.EveryNth(2_500_009),
    ];

    /// <summary>A static partial class <c>C</c> with these members.</summary>
    public static string InClass(string members) => $"using System; using ActGen;\npublic static partial class C\n{{\n{members}\n}}";

    /// <summary>What became of the method called <c>F</c>.</summary>
    public static FunctionResult Parse(string members, string name = "F")
        => Parse(GeneratorHost.Default.CreateCompilation(InClass(members)), name);

    /// <summary>What became of a scalar method of the type <c>C</c>.</summary>
    public static FunctionResult Parse(CSharpCompilation compilation, string name = "F")
    {
        IMethodSymbol function = compilation.GetTypeByMetadataName("C")!.GetMembers(name).OfType<IMethodSymbol>()
            .First(static method => FunctionParser.ActivationAttribute(method) is null);
        return FunctionParser.Parse(function, compilation, CancellationToken.None);
    }

    /// <summary>The expression of a function that has one.</summary>
    public static Expr Expression(string members) => Accepted(members).Composition!.Value;

    /// <summary>What became of a function that has an expression.</summary>
    public static FunctionResult Accepted(string members)
    {
        FunctionResult result = Parse(members);
        Assert.True(result.Problem is null, $"{result.Problem?.Kind}: {result.Problem?.Reason}");
        return result;
    }

    /// <summary>Asserts that a function is no expression, for this reason, at this place.</summary>
    public static void IsRejected(string members, string underlined, string reason, FunctionProblemKind kind = FunctionProblemKind.NotVectorisable)
    {
        FunctionResult result = Parse(members);
        Assert.NotNull(result.Problem);
        Assert.Equal(reason, result.Problem.Reason);
        Assert.Equal(underlined, result.Problem.Location.SourceTree!.GetText().ToString(result.Problem.Location.SourceSpan));
        Assert.Equal(kind, result.Problem.Kind);
        Assert.Null(result.Composition);
    }

    /// <summary>Asserts that the expression of a float function, simplified or not, has the value of the C#.</summary>
    /// <param name="members">The members, with <c>static float F(float x)</c> among them.</param>
    /// <param name="ulp">The error allowed; 0 asks for the same bits, the sign of zero included.</param>
    /// <param name="magnitude">The largest finite magnitude to compare at.</param>
    public static void Agrees(string members, double ulp, float magnitude = float.MaxValue)
    {
        Expr expression = Expression(members);
        Expr simplified = Simplifier.Simplify(expression, ElementType.Single);
        using LoadedAssembly compiled = GeneratorHost.Default.Run(InClass(members)).ShouldCompile().Load();
        Func<float, float> function = compiled.Get<Func<float, float>>("C", "F");
        foreach (float x in Inputs.Where(x => !(MathF.Abs(x) > magnitude)))
        {
            float expected = function(x);
            AssertClose(expected, Evaluate(expression, x), ulp, x, expression);
            AssertClose(expected, Evaluate(simplified, x), ulp, x, simplified);
        }
    }

    /// <summary>The value of an expression over the element alone.</summary>
    public static float Evaluate(Expr expression, float x)
        => (float)Evaluator.Evaluate(expression, x, ElementType.Single, FunctionValues.Runtime);

    private static void AssertClose(float expected, float actual, double ulp, float x, Expr expression)
    {
        bool isClose = ulp == 0
            ? BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual) || (float.IsNaN(expected) && float.IsNaN(actual))
            : Ulp.Distance(actual, expected) <= ulp;
        Assert.True(isClose, string.Create(CultureInfo.InvariantCulture, $"F({x:R}) is {expected:R}, not {actual:R}, in {expression}"));
    }
}
