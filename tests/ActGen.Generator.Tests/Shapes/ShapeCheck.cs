using System;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Generator.Tests.Shapes;

/// <summary>
/// Compiles a source as strictly as any user could, in both tiers, and calls what was generated. Sources say <c>$F</c> where
/// the attributed method stands.
/// </summary>
internal static class ShapeCheck
{
    /// <summary>leaky_relu with a slope that makes every result below exact.</summary>
    public const string Attribute = "[global::ActGen.Activation(\"leaky_relu\", Alpha = 0.25)]";

    private const string Method = Attribute + " public static partial void F(global::System.ReadOnlySpan<float> x, global::System.Span<float> y);";

    private static readonly float[] s_input = [-4, -1, 0, 0.5f, 3, float.PositiveInfinity, float.NegativeInfinity, -8, 16];
    private static readonly float[] s_output = [-1, -0.25f, 0, 0.5f, 3, float.PositiveInfinity, float.NegativeInfinity, -2, 16];

    /// <summary>Asserts that the method of <paramref name="type"/> works in the newest language and in Unity's.</summary>
    public static void WorksEverywhere(string source, string type, string method = "F")
    {
        Works(GeneratorHost.Default, source, type, method);
        Works(GeneratorHost.Unity, source, type, method);
    }

    /// <summary>Asserts that the method of <paramref name="type"/> compiles without a warning and gives the right numbers.</summary>
    public static void Works(GeneratorHost host, string source, string type, string method = "F")
    {
        using LoadedAssembly loaded = Compile(host, source).Load();
        IsLeaky(loaded, type, method);
    }

    /// <summary>Runs the generator and asserts that the whole compiles without a warning.</summary>
    public static GeneratorRun Compile(GeneratorHost host, params ReadOnlySpan<string> sources)
    {
        string[] texts = new string[sources.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = "#pragma warning disable CS8981 // lower-case names of types\n" + sources[i].Replace("$F", Method, StringComparison.Ordinal);
        }

        return host.Run(texts).ShouldCompile();
    }

    /// <summary>Asserts that the method of <paramref name="type"/>, closed over <c>object</c> if it is generic, is that leaky_relu.</summary>
    public static void IsLeaky(LoadedAssembly loaded, string type, string method = "F")
    {
        Type declaring = loaded.Assembly.GetType(type, throwOnError: true)!;
        if (declaring.IsGenericTypeDefinition)
        {
            declaring = declaring.MakeGenericType(Array.ConvertAll(declaring.GetGenericArguments(), static _ => typeof(object)));
        }

        IsLeaky(loaded.Get<SpanFunction<float>>(declaring, method));
    }

    /// <summary>Asserts that <paramref name="function"/> is leaky_relu with the slope of <see cref="Attribute"/>.</summary>
    public static void IsLeaky(SpanFunction<float> function)
    {
        float[] y = new float[s_input.Length];
        function(s_input, y);
        Assert.Equal(s_output, y);
    }
}
