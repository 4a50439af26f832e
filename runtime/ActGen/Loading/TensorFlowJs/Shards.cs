#if NET8_0_OR_GREATER
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ActGen;

/// <summary>The bytes of several files, one after the other.</summary>
internal sealed class Shards
{
    private readonly IReadOnlyList<(string Path, ReadOnlyMemory<byte> Bytes)> _shards;

    private Shards(IReadOnlyList<(string Path, ReadOnlyMemory<byte> Bytes)> shards)
    {
        _shards = shards;
        Length = shards.Sum(static shard => (long)shard.Bytes.Length);
    }

    /// <summary>The number of bytes.</summary>
    public long Length { get; }

    /// <summary>Reads files to their ends.</summary>
    public static Shards Read(IEnumerable<string?> paths, Func<string, Stream> open)
    {
        var shards = new List<(string, ReadOnlyMemory<byte>)>();
        foreach (string? path in paths)
        {
            using Stream stream = open(path ?? throw new InvalidDataException("The weights manifest has a path that is null."))
                ?? throw new InvalidDataException($"There is no stream for the shard '{path}'.");
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            shards.Add((path, bytes.GetBuffer().AsMemory(0, (int)bytes.Length)));
        }

        return new(shards);
    }

    /// <summary>Copies the bytes from <paramref name="start"/> on, until <paramref name="target"/> is full.</summary>
    public void CopyTo(long start, Span<byte> target)
    {
        foreach ((_, ReadOnlyMemory<byte> bytes) in _shards)
        {
            if (start < bytes.Length && target.Length > 0)
            {
                ReadOnlySpan<byte> part = bytes.Span[(int)start..];
                part = part[..Math.Min(part.Length, target.Length)];
                part.CopyTo(target);
                target = target[part.Length..];
                start += part.Length;
            }

            start -= bytes.Length;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _shards.Select(static shard => $"'{shard.Path}' ({shard.Bytes.Length} bytes)"));
}
#endif
