using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace ActGen.Generator.Tests.Hostile.Uses;

/// <summary>Ways to choose and to put together pieces of source text.</summary>
internal static class Choice
{
    private static readonly string[] s_insertions =
        ["|", "(", ")", ",", ":", ".", "-", " ", "\"", "'", "\\", "\n", "\0", "{", "}", "<", "&", "*/", "//", "\"\"\"", "é", "\u2028", "\uD800", "\uFEFF", "1e999", "NaN"];

    public static Gen<string> Of(params string[] choices) => Gen.Elements(choices);

    /// <summary>One of the rare pieces once in so many times.</summary>
    public static Gen<T> Or<T>(this Gen<T> usual, int outOf, Gen<T> rare) => Gen.Frequency((outOf - 1, usual), (1, rare));

    /// <summary>Nothing, but for once in so many times.</summary>
    public static Gen<string> OnceIn(this Gen<string> piece, int outOf) => Of("").Or(outOf, piece);

    public static Gen<string> Many(this Gen<string> piece, int least, int most, string separator)
        => from count in Gen.Choose(least, most)
           from pieces in piece.ArrayOf(count)
           select string.Join(separator, pieces);

    /// <summary>The text cut, doubled, with characters missing or added.</summary>
    public static Gen<string> Garbled(this Gen<string> text)
        => from whole in text
           from place in Gen.Choose(0, whole.Length)
           from insertion in Gen.Elements(s_insertions)
           from garbled in Of(
               whole[..place],
               whole[place..],
               whole + whole,
               whole.Insert(place, whole),
               whole.Insert(place, insertion),
               whole.Remove(place, Math.Min(1, whole.Length - place)),
               new string([.. whole.Reverse()]),
               string.Concat(Enumerable.Repeat(whole, 40)))
           select garbled;
}
