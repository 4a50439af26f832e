#if NET8_0_OR_GREATER
namespace ActGen;

/// <summary>What a kernel of rows works on.</summary>
/// <param name="x">The input; the output of the forward function, for a gradient.</param>
/// <param name="dy">The gradient to the output, for a gradient.</param>
/// <param name="y">The output.</param>
/// <param name="length">The length of each, a multiple of the step.</param>
/// <param name="step">The distance from an element to the next in the same lane.</param>
/// <param name="workspace">The memory to work in.</param>
internal readonly struct RowArguments<T>(
    RowMemory<T> x, RowMemory<T> dy, RowMemory<T> y, nuint length, nuint step, RowWorkspace<T> workspace)
    where T : unmanaged
{
    internal readonly RowMemory<T> X = x;
    internal readonly RowMemory<T> Dy = dy;
    internal readonly RowMemory<T> Y = y;
    internal readonly nuint Length = length;
    internal readonly nuint Step = step;
    internal readonly RowWorkspace<T> Workspace = workspace;
}
#endif
