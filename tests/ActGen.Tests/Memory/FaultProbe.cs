using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Xunit;

namespace ActGen.Tests.Memory;

/// <summary>Touches what it must not, in a process of its own: otherwise nobody would know that the guards are there.</summary>
public sealed class FaultProbe
{
    /// <summary>The variable of the environment that names the fault.</summary>
    public const string FaultVariable = "ACTGEN_TEST_FAULT";

    [Fact(Explicit = true)]
    public void ReadBeforeTheStart() => Fault(static spans => Assert.NotEqual(float.NaN, Beside(spans.In(0, 5), -1)));

    [Fact(Explicit = true)]
    public void ReadBehindTheEnd() => Fault(static spans => Assert.NotEqual(float.NaN, Beside(spans.In(0, 5), 5)));

    [Fact(Explicit = true)]
    public void WriteToAnInput() => Fault(static spans => Beside(spans.In(0, 5), 4) = 0);

    private static ref float Beside(ReadOnlySpan<float> span, int index) => ref Unsafe.Add(ref MemoryMarshal.GetReference(span), index);

    private static void Fault(Action<Guarded<float>> touch, [CallerMemberName] string name = "")
    {
        if (Environment.GetEnvironmentVariable(FaultVariable) == name)
        {
            Guarded<float>.Run(name, ["5 elements"], (spans, _) => touch(spans));
        }
    }
}
