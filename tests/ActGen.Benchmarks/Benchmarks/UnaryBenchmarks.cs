using System.Collections.Generic;
using System.Linq;
using ActGen.Benchmarks.Cases;
using ActGen.Benchmarks.Ratios;
using BenchmarkDotNet.Attributes;

namespace ActGen.Benchmarks.Benchmarks;

/// <summary>The cases of <see cref="UnaryFamily"/>.</summary>
[MemoryDiagnoser]
public class UnaryBenchmarks
{
    private UnaryFamily _family = null!;
    private Case _case = null!;

    /// <summary>The functions.</summary>
    public static IEnumerable<string> Functions => UnaryFamily.Names;

    /// <summary>The lengths.</summary>
    public static IEnumerable<int> Lengths => UnaryFamily.Lengths;

    /// <summary>The function that is measured.</summary>
    [ParamsSource(nameof(Functions))]
    public string Function { get; set; } = "";

    /// <summary>The number of elements.</summary>
    [ParamsSource(nameof(Lengths))]
    public int Length { get; set; }

    /// <summary>Allocates the buffers.</summary>
    [GlobalSetup]
    public void Allocate()
    {
        _family = new UnaryFamily();
        _case = _family.Cases(Function).First(candidate => candidate.Length == Length);
    }

    /// <summary>Frees them.</summary>
    [GlobalCleanup]
    public void Free() => _family.Dispose();

    /// <summary>The generated function.</summary>
    [Benchmark(Baseline = true)]
    public void ActGen() => _case.Contestants[0].Repeat(1);

    /// <summary>The best composition of System.Numerics.Tensors.</summary>
    [Benchmark]
    public void TensorPrimitives() => _case.Contestants[1].Repeat(1);

    /// <summary>A copy of the same span.</summary>
    [Benchmark]
    public void Copy() => _case.Contestants[2].Repeat(1);
}
