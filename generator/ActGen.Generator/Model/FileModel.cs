namespace ActGen.Generator.Model;

/// <summary>What every generated file is made from: equal models give equal text.</summary>
internal abstract record FileModel
{
    /// <summary>The name under which the file is added; unique in the compilation, ignoring case.</summary>
    public required string HintName { get; init; }

    /// <summary>The namespace, escaped where it contains keywords; empty in the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types around what is generated, outermost first.</summary>
    public required EquatableArray<ContainingTypeModel> ContainingTypes { get; init; }

    public required Tier Tier { get; init; }

    /// <summary>The warnings that its calls of the author's methods give.</summary>
    public EquatableArray<string> CallWarnings { get; init; }
}

/// <summary>One containing type as it is opened again, such as <c>partial class Outer&lt;T&gt;</c>.</summary>
/// <param name="Keywords">The words before the name: <c>partial class</c>, <c>partial record struct</c>, ...</param>
/// <param name="Name">The escaped name with its type parameters.</param>
internal sealed record ContainingTypeModel(string Keywords, string Name);

/// <summary>The language and runtime capabilities the generated code may use.</summary>
internal enum Tier
{
    /// <summary>Plain C# 9 over scalars: netstandard2.1, Unity.</summary>
    Scalar,

    /// <summary>Kernels generic over the register width: .NET 8 and later with C# 11 and later.</summary>
    Simd,
}
