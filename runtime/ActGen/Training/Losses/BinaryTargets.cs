using System.Globalization;

namespace ActGen;

/// <summary>The targets of binary cross entropy: one probability an output.</summary>
internal static unsafe class BinaryTargets
{
    internal static string? Fault<T>(T* targets, int length)
        where T : unmanaged
    {
        for (int i = 0; i < length; i++)
        {
            double target = ScalarElement.Read(targets, i);
            if (!(target >= 0 && target <= 1))
            {
                return $"target {i} is {target.ToString(CultureInfo.InvariantCulture)}, but binary cross entropy takes probabilities. Use numbers from 0 to 1";
            }
        }

        return null;
    }
}
