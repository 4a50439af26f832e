using System;
using ActGen.Testing.Hosting;

namespace ActGen.Generator.Tests.Snapshots;

/// <summary>The frame around the methods of a snapshot.</summary>
internal static class SnapshotSource
{
    /// <summary>Compiles these members of a class <c>Activations</c>, with every warning an error.</summary>
    public static GeneratorRun Run(GeneratorHost host, string members)
        => host.Run($"using System;\nusing ActGen;\n\npublic static partial class Activations\n{{\n{members}\n}}").ShouldCompile();
}
