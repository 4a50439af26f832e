namespace ActGen.Package.Tests.Unity;

/// <summary>The network of the sample, generated for .NET.</summary>
[Sequential("input(5) | dense(16, tanh) | dense(2, tanh)")]
internal sealed partial class Steering
{
}
