#if NET8_0_OR_GREATER
using System.Globalization;

namespace ActGen;

/// <summary>How the parameters of layers are compared and written: as <see cref="float"/>, which is what they are computed with.</summary>
internal static class ActivationParameters
{
    /// <summary>Whether name and value are the same.</summary>
    public static bool IsSame(this ActivationParameter left, ActivationParameter right)
        => ActivationNames.AreEqual(left.Name, right.Name) && ((float)left.Value).Equals((float)right.Value);

    /// <summary>The shortest number that is the same float: 0.3 rather than 0.30000001192092896.</summary>
    public static double Shortest(double value) => double.Parse(((float)value).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
#endif
