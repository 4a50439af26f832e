using System;
using System.ComponentModel;

namespace ActGen;

/// <summary>
/// The numbers of <see cref="CounterRandom"/> from an index on, one after the other: what a plain loop reads. The generator
/// yields four numbers at a time, so this is four times as fast as asking for each by its index.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public unsafe struct UniformSequence
{
    private readonly RandomKey _key;
    private readonly int _stage;
    private long _index;
    private fixed uint _words[RandomGroup.Length];

    /// <summary>Begins at an index.</summary>
    /// <param name="key">The sequence.</param>
    /// <param name="stage">Separates the random stages of one computation; from 0, below <see cref="CounterRandom.StageCount"/>.</param>
    /// <param name="offset">The index of the first number, from 0, below <see cref="CounterRandom.IndexCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stage"/> or <paramref name="offset"/> is out of range.</exception>
    public UniformSequence(in RandomKey key, int stage, long offset)
    {
        CounterRandom.Validate(stage, offset, 1);
        _key = key;
        _stage = stage;
        _index = offset;
        Generate();
    }

    /// <summary>The next number, as <see cref="CounterRandom.Uniform"/> gives it for the next index.</summary>
    /// <returns>A multiple of 2^-24 in [0, 1).</returns>
    public float Next() => CounterRandom.ToSingle(NextWord());

    /// <summary>The next number, as <see cref="CounterRandom.UniformDouble"/> gives it for the next index.</summary>
    /// <returns>A multiple of 2^-32 in [0, 1).</returns>
    public double NextDouble() => CounterRandom.ToDouble(NextWord());

    private uint NextWord()
    {
        int position = (int)(_index++ % RandomGroup.Length);
        uint word = _words[position];
        if (position == RandomGroup.Length - 1)
        {
            Generate();
        }

        return word;
    }

    private void Generate()
    {
        fixed (uint* words = _words)
        {
            new RandomGroup(in _key, _stage, _index / RandomGroup.Length).Words(new Span<uint>(words, RandomGroup.Length));
        }
    }
}
