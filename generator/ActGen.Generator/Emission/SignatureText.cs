using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>How the spans of a signature are spelled.</summary>
internal static class SignatureText
{
    /// <summary>The number of elements.</summary>
    public static string LengthText(this SignatureModel signature)
        => signature.Shape == Shape.Pointer ? signature[ParameterRole.Length] : $"{signature[ParameterRole.Input]}.Length";

    /// <summary>A parameter as a span.</summary>
    public static string SpanOf(this SignatureModel signature, string argument, bool isWritten)
        => signature.IsPointer(argument)
            ? $"new global::System.{(isWritten ? "Span" : "ReadOnlySpan")}<{signature.Element.Keyword()}>({argument}, {signature[ParameterRole.Length]})"
            : argument;

    /// <summary>Whether a parameter is a pointer.</summary>
    public static bool IsPointer(this SignatureModel signature, string argument)
        => signature.Shape == Shape.Pointer && (argument == signature[ParameterRole.Input] || argument == signature[ParameterRole.Output]);
}
