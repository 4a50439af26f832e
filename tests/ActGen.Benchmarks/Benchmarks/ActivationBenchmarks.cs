using System.Collections.Generic;
using System.Linq;
using ActGen.Benchmarks.Cases;
using ActGen.Benchmarks.Ratios;
using BenchmarkDotNet.Attributes;

namespace ActGen.Benchmarks.Benchmarks;

/// <summary>The cases of <see cref="ActivationFamily"/>.</summary>
[MemoryDiagnoser]
public class ActivationBenchmarks
{
    private ActivationFamily _family = null!;
    private Case _case = null!;

    /// <summary>The functions.</summary>
    public static IEnumerable<string> Functions => ActivationFunctions.OfSpans.Select(static function => function.Name);

    /// <summary>The lengths.</summary>
    public static IEnumerable<int> Lengths => ActivationFamily.Lengths;

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
        _family = ActivationFamily.OfSpans();
        _case = _family.Cases(Function).First(candidate => candidate.Length == Length);
    }

    /// <summary>Frees them.</summary>
    [GlobalCleanup]
    public void Free() => _family.Dispose();

    /// <summary>The generated function.</summary>
    [Benchmark(Baseline = true)]
    public void ActGen() => Compute(Names.ActGen);

    /// <summary>The best composition of System.Numerics.Tensors.</summary>
    [Benchmark]
    public void TensorPrimitives() => Compute(Names.Tensors);

    /// <summary>The obvious loop.</summary>
    [Benchmark]
    public void PlainLoop() => Compute(Names.Plain);

    /// <summary>A copy of the same span.</summary>
    [Benchmark]
    public void Copy() => Compute(Names.Copy);

    private void Compute(string name) => _case.Contestants.First(contestant => contestant.Name == name).Repeat(1);
}
