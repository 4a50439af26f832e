using System.Runtime.CompilerServices;

namespace ActGen;

/// <summary>A sum with the errors of its additions added up beside it, as good as if it had twice the digits.</summary>
internal static class CompensatedSum
{
    // Knuth's exact addition: new sum and error together are the operands. Neumaier's has fewer operations, but branches.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add(ref double sum, ref double error, double value)
    {
        double before = sum;
        double after = before + value;
        double added = after - before;
        sum = after;
        error += before - (after - added) + (value - added);
    }

    /// <summary>The sum with its errors.</summary>
    internal static double Total(double sum, double error)
        => double.IsFinite(error) ? sum + error : sum; // the error of an infinite sum is NaN
}
