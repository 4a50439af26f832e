#if !NET8_0_OR_GREATER
namespace System.Runtime.CompilerServices;

/// <summary>Lets compilers of C# 10 and later pass the text of an argument; older ones pass the default value.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class CallerArgumentExpressionAttribute : Attribute
{
    public CallerArgumentExpressionAttribute(string parameterName) => ParameterName = parameterName;

    public string ParameterName { get; }
}
#endif
