#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>How much work a kernel is, by which its driver chooses a loop. Results do not depend on it.</summary>
public enum KernelWeight
{
    /// <summary>A few elementary functions at most: taken with two registers at a time where there are 32 of them, so that its constants are loaded once.</summary>
    Medium,

    /// <summary>A handful of cheap instructions, no division and no elementary function: unrolled further.</summary>
    Light,

    /// <summary>
    /// More elementary functions than the just-in-time compiler inlines twice into one loop: taken with one register at a time.
    /// </summary>
    Heavy,
}
#endif
