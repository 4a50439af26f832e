#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>
/// A register of 64-bit lanes, each with one 32-bit word of a counter in its low half. The multiplication of the rounds
/// ignores the high halves and fills both, so no round ever has to put words back in order.
/// </summary>
internal unsafe interface IPhiloxLanes<TSelf>
    where TSelf : struct, IPhiloxLanes<TSelf>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>A word in every lane; perhaps in its high half too.</summary>
    static abstract TSelf Create(uint word);

    /// <summary><paramref name="first"/> and every second number after it.</summary>
    static abstract TSelf CreateEverySecond(uint first);

    /// <summary>The full products of the low halves.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The high halves of <paramref name="product"/>, moved down, exclusive or the other two. The high halves of the result are arbitrary.</summary>
    static abstract TSelf Mix(TSelf product, TSelf word, TSelf key);

    /// <summary>Writes the low halves of both, taken in turn, as fractions of 24 bits.</summary>
    static abstract void Store(TSelf even, TSelf odd, float* destination);

    /// <summary>Writes the low halves of both, taken in turn, as fractions of 32 bits.</summary>
    static abstract void Store(TSelf even, TSelf odd, double* destination);
}
#endif
