using System;

namespace ActGen;

/// <summary>
/// Uniform random numbers that are addressed, not drawn: a number depends on key, stage and index alone. It is the same on
/// every processor and at every vector width, in whatever pieces, order or threads the elements are visited.
/// </summary>
/// <remarks>
/// <para>
/// The generator is Philox4x32-10. The number at <c>index</c> is a word of the image of a 128-bit counter under the key
/// <c>Seed</c>: the counter is <c>block + 2^48 stage + 2^64 Step</c> with <c>block = index % 16 + 16 (index / 64)</c>, and the word is
/// number <c>index / 16 % 4</c>, the lowest 32 bits being word 0.
/// </para>
/// <para>
/// A <see cref="float"/> takes the 24 highest bits of its word, a <see cref="double"/> all 32, as a fraction: multiples of
/// 2^-24 and 2^-32 in [0, 1). So the float is the double of the same address, rounded down.
/// </para>
/// </remarks>
public static class CounterRandom
{
    /// <summary>The number of addresses of a stage: 2^50.</summary>
    public const long IndexCount = 1L << 50;

    /// <summary>The number of stages of a key: 2^16.</summary>
    public const int StageCount = 1 << 16;

    private const float SingleUnit = 1f / (1 << 24);
    private const double DoubleUnit = 1d / (1L << 32);

    /// <summary>A number in [0, 1), a multiple of 2^-24.</summary>
    /// <param name="key">The sequence.</param>
    /// <param name="stage">
    /// Separates the random stages of one computation, such as two dropouts; from 0, below <see cref="StageCount"/>.
    /// </param>
    /// <param name="index">The place of the element in the whole, from 0, below <see cref="IndexCount"/>.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stage"/> or <paramref name="index"/> is out of range.</exception>
    public static float Uniform(in RandomKey key, int stage, long index) => ToSingle(Word(in key, stage, index));

    /// <summary>A number in [0, 1), a multiple of 2^-32.</summary>
    /// <inheritdoc cref="Uniform"/>
    public static double UniformDouble(in RandomKey key, int stage, long index) => ToDouble(Word(in key, stage, index));

    /// <summary>The numbers from <paramref name="offset"/> on: element i is <see cref="Uniform"/> of <c>offset + i</c>.</summary>
    /// <param name="key">The sequence.</param>
    /// <param name="stage">Separates the random stages of one computation; from 0, below <see cref="StageCount"/>.</param>
    /// <param name="offset">The place of the first element in the whole; the last must lie below <see cref="IndexCount"/>.</param>
    /// <param name="destination">Receives the numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stage"/> or <paramref name="offset"/> is out of range. Nothing is written.</exception>
    public static void Fill(in RandomKey key, int stage, long offset, Span<float> destination)
    {
        Validate(stage, offset, destination.Length);
        RandomFill.Fill(in key, stage, offset, destination);
    }

    /// <summary>The numbers from <paramref name="offset"/> on: element i is <see cref="UniformDouble"/> of <c>offset + i</c>.</summary>
    /// <inheritdoc cref="Fill(in RandomKey, int, long, Span{float})"/>
    public static void Fill(in RandomKey key, int stage, long offset, Span<double> destination)
    {
        Validate(stage, offset, destination.Length);
        RandomFill.Fill(in key, stage, offset, destination);
    }

    internal static float ToSingle(uint word) => (word >> 8) * SingleUnit;

    internal static double ToDouble(uint word) => word * DoubleUnit;

    /// <summary>Checks the addresses of <paramref name="length"/> numbers.</summary>
    internal static void Validate(int stage, long offset, long length)
    {
        if ((uint)stage >= StageCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(stage), stage, $"A stage lies from 0 to {StageCount - 1}. Number the random stages of a computation from 0.");
        }

        if (offset < 0 || offset > IndexCount - length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(offset), offset, $"The indices of {length} elements must lie from 0 to 2^50 - 1. Use another step or stage for more numbers.");
        }
    }

    private static uint Word(in RandomKey key, int stage, long index)
    {
        Validate(stage, index, 1);
        return new RandomGroup(in key, stage, index / RandomGroup.Length).Word((int)(index % RandomGroup.Length));
    }
}
