using System;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ActGen.Tests.Bits;

/// <summary>What is compared between processes.</summary>
internal static class Digest
{
    /// <summary>A name and a digest of numbers; a NaN may have any bits, so each counts as the same.</summary>
    internal static string Line<T>(string name, T[] numbers)
        where T : unmanaged, IFloatingPointIeee754<T>
        => $"{name}: {Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<T>(Array.ConvertAll(numbers, static number => T.IsNaN(number) ? T.NaN : number))))}";
}
