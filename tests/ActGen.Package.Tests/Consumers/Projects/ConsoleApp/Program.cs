using System;
using System.Globalization;
using System.Runtime.InteropServices;

float[] result = new float[1];
Activations.LeakyRelu([float.NegativeInfinity], result);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"leaky_relu(-Infinity) = {result[0]}"));

// All non-negative floats are the bit patterns from 0 to infinity's.
const uint Last = 0x7F80_0000;
uint[] input = new uint[1 << 14];
uint[] output = new uint[input.Length];
long unchanged = 0;
for (uint first = 0; first <= Last; first += (uint)input.Length)
{
    int length = (int)Math.Min((uint)input.Length, Last - first + 1);
    for (int i = 0; i < length; i++)
    {
        input[i] = first + (uint)i;
    }

    Span<uint> x = input.AsSpan(0, length);
    Span<uint> y = output.AsSpan(0, length);
    Activations.LeakyRelu(MemoryMarshal.Cast<uint, float>(x), MemoryMarshal.Cast<uint, float>(y));
    unchanged += x.SequenceEqual(y) ? length : 0;
}

Console.WriteLine($"unchanged: {unchanged} of {Last + 1u}");
