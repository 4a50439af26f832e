namespace ActGen;

/// <summary>What a sequence of random numbers depends on, besides the place of a number in it.</summary>
/// <remarks>
/// Two passes with the same key see the same numbers: that is how a backward pass meets the mask of its forward pass without
/// anybody having stored it. Two keys that differ in any bit give independent sequences.
/// </remarks>
public readonly record struct RandomKey
{
    /// <summary>Names a sequence.</summary>
    /// <param name="seed">Separates experiments.</param>
    /// <param name="step">Separates the calls of one experiment, such as the steps of a training run.</param>
    public RandomKey(ulong seed, ulong step = 0)
    {
        Seed = seed;
        Step = step;
    }

    /// <summary>Separates experiments.</summary>
    public ulong Seed { get; }

    /// <summary>Separates the calls of one experiment.</summary>
    public ulong Step { get; }
}
