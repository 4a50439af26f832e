namespace ActGen;

/// <summary>Applies a kernel to every element of a span.</summary>
public static class Elementwise
{
}
