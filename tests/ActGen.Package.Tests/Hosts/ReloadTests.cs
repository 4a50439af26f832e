using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using ActGen.Package.Tests.Consumers;
using ActGen.Testing;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Package.Tests.Hosts;

/// <summary>Editors of engines load the user's assembly again after each build, and can only when nothing outside holds on to its types.</summary>
public sealed class ReloadTests
{
    [Fact]
    public void AnAssemblyThatUsedEverythingIsUnloaded()
    {
        WeakReference context = UseEverything();

        for (int i = 0; context.IsAlive && i < 20; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive, "The runtime holds a type or a delegate of the assembly that was unloaded.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference UseEverything()
    {
        string folder = Repository.PathOf("tests/ActGen.Package.Tests/Consumers/Projects/Everywhere");
        string[] sources = [.. new[] { "Functions.cs", "Digest.cs", "Results.cs" }.Select(file => File.ReadAllText(Path.Combine(folder, file)))];
        using LoadedAssembly loaded = GeneratorHost.Default.Run([.. sources, CatalogueTable.Source]).ShouldCompile().Load();

        var all = (System.Collections.Generic.IEnumerable<string>)loaded.Assembly.GetType("Everywhere.Results")!.GetMethod("All")!.Invoke(null, null)!;
        Assert.NotEmpty(all.ToArray());
        Assert.Same(typeof(ActivationTable).Assembly, AssemblyLoadContext.Default.Assemblies.Single(static assembly => assembly.GetName().Name == "ActGen"));
        return new WeakReference(AssemblyLoadContext.GetLoadContext(loaded.Assembly));
    }
}
