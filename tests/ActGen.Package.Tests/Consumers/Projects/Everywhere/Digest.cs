using System;

namespace Everywhere
{
    /// <summary>What is compared between hosts: the bits of all numbers, any NaN being the same.</summary>
    internal static class Digest
    {
        public static string Line<T>(string name, ReadOnlySpan<T> numbers)
            where T : unmanaged
        {
            ulong hash = 14695981039346656037; // FNV-1a, of whole numbers instead of bytes
            foreach (ulong bits in Bits(numbers))
            {
                hash = (hash ^ bits) * 1099511628211;
            }

            return $"{typeof(T).Name} {name}: {hash:x16}";
        }

        private static ulong[] Bits<T>(ReadOnlySpan<T> numbers)
            where T : unmanaged
        {
            ulong[] bits = new ulong[numbers.Length];
            for (int i = 0; i < bits.Length; i++)
            {
                bits[i] = numbers[i] switch
                {
                    float number => float.IsNaN(number) ? ~0ul : BitConverter.SingleToUInt32Bits(number),
                    double number => double.IsNaN(number) ? ~0ul : BitConverter.DoubleToUInt64Bits(number),
                    _ => throw new NotSupportedException(typeof(T).Name),
                };
            }

            return bits;
        }
    }
}
