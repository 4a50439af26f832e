using ActGen.Package.Tests.Packing;
using Xunit;

[assembly: AssemblyFixture(typeof(PackedPackage))]

namespace ActGen.Package.Tests.Packing;

/// <summary>The package: the library and the generator.</summary>
public sealed class PackedPackage() : PackedProject("runtime/ActGen");
