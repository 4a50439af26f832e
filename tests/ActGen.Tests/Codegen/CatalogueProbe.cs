using System;
using System.Linq;
using System.Numerics;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using ActGen.Testing.References;
using ActGen.Tests.Activations;
using Xunit;

namespace ActGen.Tests.Codegen;

/// <summary>Makes the JIT compile the loops of every activation, in a process of its own.</summary>
public sealed class CatalogueProbe
{
    [Fact(Explicit = true)]
    public void EveryActivationRuns()
    {
        Run<float>(ElementType.Single);
        Run<double>(ElementType.Double);
    }

    private static void Run<T>(ElementType element)
        where T : unmanaged, INumber<T>
    {
        CompiledCatalogue catalogue = CompiledCatalogue.Of(GeneratorHost.Default, element);
        T[] x = [.. Enumerable.Repeat(T.One, 1000)], y = new T[x.Length];
        foreach (string name in VectorFile.Names)
        {
            y[^1] = T.CreateChecked(-77);
            catalogue.Get<SpanFunction<T>>(name)(x, y);
            Assert.NotEqual(T.CreateChecked(-77), y[^1]);
        }
    }
}
