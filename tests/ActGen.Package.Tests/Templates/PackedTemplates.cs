using ActGen.Package.Tests.Packing;

namespace ActGen.Package.Tests.Templates;

/// <summary>The package of the <c>dotnet new</c> templates.</summary>
public sealed class PackedTemplates() : PackedProject("runtime/ActGen.Templates");
