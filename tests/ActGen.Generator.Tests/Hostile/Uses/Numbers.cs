using FsCheck;

namespace ActGen.Generator.Tests.Hostile.Uses;

/// <summary>Numbers, and what is none, as text.</summary>
internal static class Numbers
{
    /// <summary>As pipelines have them.</summary>
    public static Gen<string> InPipelines { get; } = Choice.Of("0.5", "1", "0.125", "2", "-1", "0", "-0", "1e-3", ".5", "+3")
        .Or(5, Choice.Of("NaN", "Infinity", "-Infinity", "1e999", "-1e300", "1e-400", "3.5e38", "0x10", "1_0", "1,5", "--1", "", "١", "per_row", "relu", "99999999999999999999999999", "∞"));

    /// <summary>As C# has them.</summary>
    public static Gen<string> InCode { get; } = Choice.Of("0.5", "1", "0.125", "2", "-1", "0", "-0.0", "1e-3", "0.1f", "'a'")
        .Or(4, Choice.Of("double.NaN", "double.PositiveInfinity", "double.NegativeInfinity", "1e300", "-1e300", "double.Epsilon", "float.MaxValue", "1 / 0", "1 / 0.0", "0.0 / 0.0", "\"0.5\"", "null", "default", "int.MinValue", "Undefined", ""));

    public static Gen<string> Sizes { get; } = Choice.Of("1", "2", "3", "4", "16")
        .Or(5, Choice.Of("0", "-1", "int.MaxValue", "int.MinValue", "65537", "1 / 0", "2.5", "\"3\"", "null", "default", "Undefined", ""));
}
