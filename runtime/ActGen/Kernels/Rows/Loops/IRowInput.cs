#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>What becomes of an input before it is exponentiated. Both are constants to the JIT.</summary>
internal interface IRowInput
{
    /// <summary>Whether its sign is changed.</summary>
    static abstract bool IsNegated { get; }

    /// <summary>Whether it is divided by a temperature.</summary>
    static abstract bool HasTemperature { get; }
}

/// <summary>As it is.</summary>
internal readonly struct PlainRowInput : IRowInput
{
    public static bool IsNegated => false;

    public static bool HasTemperature => false;
}

/// <summary>Negated, for softmin.</summary>
internal readonly struct NegatedRowInput : IRowInput
{
    public static bool IsNegated => true;

    public static bool HasTemperature => false;
}

/// <summary>Over a temperature.</summary>
internal readonly struct TemperedRowInput : IRowInput
{
    public static bool IsNegated => false;

    public static bool HasTemperature => true;
}

/// <summary>Negated, over a temperature.</summary>
internal readonly struct NegatedTemperedRowInput : IRowInput
{
    public static bool IsNegated => true;

    public static bool HasTemperature => true;
}
#endif
