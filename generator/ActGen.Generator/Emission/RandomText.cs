using System.Globalization;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>How generated code names a sequence of random numbers.</summary>
internal static class RandomText
{
    /// <summary>The key of a stage's sequence.</summary>
    public static string Key(RandomModel random, NoiseModel noise)
    {
        string seed = noise.Seed?.ToString(CultureInfo.InvariantCulture) ?? random.Seed!;
        return random.Step is { } step ? $"new global::ActGen.RandomKey({seed}, {step})" : $"new global::ActGen.RandomKey({seed})";
    }
}
