using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Model;

/// <summary>The type of an element, a register lane and every constant of a kernel.</summary>
internal enum ElementType
{
    Single,
    Double,
}

internal static class ElementTypeFacts
{
    /// <summary>The C# keyword.</summary>
    public static string Keyword(this ElementType element) => element == ElementType.Single ? "float" : "double";

    /// <summary>What the compiler calls the type.</summary>
    public static SpecialType SpecialType(this ElementType element)
        => element == ElementType.Single ? Microsoft.CodeAnalysis.SpecialType.System_Single : Microsoft.CodeAnalysis.SpecialType.System_Double;

    /// <summary>The nearest value of the type: what a parameter or constant becomes in a kernel.</summary>
    public static double Round(this ElementType element, double value) => element == ElementType.Single ? (float)value : value;

    /// <summary>The largest finite value.</summary>
    public static double Largest(this ElementType element) => element == ElementType.Single ? float.MaxValue : double.MaxValue;

    /// <summary>The number of bits of the significand, the implicit one included.</summary>
    public static int Precision(this ElementType element) => element == ElementType.Single ? 24 : 53;

    /// <summary>The exponent of the smallest subnormal value.</summary>
    public static int MinimumExponent(this ElementType element) => element == ElementType.Single ? -149 : -1074;
}
