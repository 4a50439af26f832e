using System.Collections.Immutable;
using System.IO;
using System.Text;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ActGen.Testing.Unity;

/// <summary>A stand-in for the assembly Unity.Burst: the public signatures of its attributes, and nothing that compiles.</summary>
public static class Burst
{
    private const string Source = """
        using System;

        namespace Unity.Burst
        {
            public enum FloatMode { Default = 0, Strict = 1, Deterministic = 2, Fast = 3 }

            public enum FloatPrecision { Standard = 0, High = 1, Medium = 2, Low = 3 }

            public enum OptimizeFor { Default = 0, Performance = 1, Size = 2, FastCompilation = 3, Balanced = 4 }

            [AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Struct)]
            public class BurstCompileAttribute : Attribute
            {
                public BurstCompileAttribute() { }
                public BurstCompileAttribute(FloatPrecision floatPrecision, FloatMode floatMode) { }
                public FloatMode FloatMode { get; set; }
                public FloatPrecision FloatPrecision { get; set; }
                public bool CompileSynchronously { get; set; }
                public bool Debug { get; set; }
                public bool DisableSafetyChecks { get; set; }
                public bool DisableDirectCall { get; set; }
                public OptimizeFor OptimizeFor { get; set; }
            }

            [AttributeUsage(AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Struct | AttributeTargets.ReturnValue)]
            public class NoAliasAttribute : Attribute { }
        }
        """;

    /// <summary>The reference a project with Burst has.</summary>
    public static MetadataReference Reference { get; } = Compile();

    /// <summary>Unity's project with Burst and unsafe code allowed.</summary>
    public static GeneratorHost Host { get; } = GeneratorHost.Unity with { AllowUnsafe = true, ExtraReferences = ImmutableArray.Create(Reference) };

    private static MetadataReference Compile()
    {
        var compilation = CSharpCompilation.Create(
            "Unity.Burst",
            [CSharpSyntaxTree.ParseText(SourceText.From(Source, Encoding.UTF8))],
            ReferenceSet.NetStandard21.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
