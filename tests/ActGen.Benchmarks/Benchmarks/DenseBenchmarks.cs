using System.Collections.Generic;
using System.Linq;
using ActGen.Benchmarks.Cases;
using ActGen.Benchmarks.Ratios;
using BenchmarkDotNet.Attributes;

namespace ActGen.Benchmarks.Benchmarks;

/// <summary>The cases of <see cref="DenseFamily"/>.</summary>
[MemoryDiagnoser]
public class DenseBenchmarks
{
    private DenseFamily _family = null!;
    private Case _case = null!;

    /// <summary>The functions and their numbers of samples.</summary>
    public static IEnumerable<string> Sizes => DenseFamily.Sizes.Select(Name);

    /// <summary>What is measured.</summary>
    [ParamsSource(nameof(Sizes))]
    public string Size { get; set; } = "";

    /// <summary>Allocates the buffers.</summary>
    [GlobalSetup]
    public void Allocate()
    {
        _family = new DenseFamily();
        (string function, int samples) = DenseFamily.Sizes.Single(size => Name(size) == Size);
        _case = _family.Cases(function).First(candidate => candidate.Length == samples);
    }

    /// <summary>Frees them.</summary>
    [GlobalCleanup]
    public void Free() => _family.Dispose();

    /// <summary>The generated layers.</summary>
    [Benchmark(Baseline = true)]
    public void ActGen() => _case.Contestants[0].Repeat(1);

    /// <summary>Plain loops.</summary>
    [Benchmark]
    public void PlainLoops() => _case.Contestants[1].Repeat(1);

    /// <summary>As many multiply-adds as the layers have, in registers alone.</summary>
    [Benchmark]
    public void MultiplyAddsAlone() => _case.Contestants[2].Repeat(1);

    private static string Name((string Function, int Samples) size) => $"{size.Function}, {size.Samples} samples";
}
