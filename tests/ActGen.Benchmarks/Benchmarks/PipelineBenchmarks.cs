using System.Collections.Generic;
using System.Linq;
using ActGen.Benchmarks.Cases;
using ActGen.Benchmarks.Ratios;
using BenchmarkDotNet.Attributes;

namespace ActGen.Benchmarks.Benchmarks;

/// <summary>The cases of <see cref="PipelineFamily"/>.</summary>
[MemoryDiagnoser]
public class PipelineBenchmarks
{
    private PipelineFamily _family = null!;
    private Case _case = null!;

    /// <summary>The lengths.</summary>
    public static IEnumerable<int> Lengths => PipelineFamily.Lengths;

    /// <summary>The number of elements.</summary>
    [ParamsSource(nameof(Lengths))]
    public int Length { get; set; }

    /// <summary>Allocates the buffers.</summary>
    [GlobalSetup]
    public void Allocate()
    {
        _family = new PipelineFamily();
        _case = _family.Cases(_family.Functions.Single()).First(candidate => candidate.Length == Length);
    }

    /// <summary>Frees them.</summary>
    [GlobalCleanup]
    public void Free() => _family.Dispose();

    /// <summary>One pass.</summary>
    [Benchmark(Baseline = true)]
    public void ActGen() => _case.Contestants[0].Repeat(1);

    /// <summary>A pass for each step.</summary>
    [Benchmark]
    public void ActGenInThreePasses() => _case.Contestants[1].Repeat(1);

    /// <summary>Calls of System.Numerics.Tensors, each over the whole array.</summary>
    [Benchmark]
    public void TensorPrimitives() => _case.Contestants[2].Repeat(1);

    /// <summary>The same, with what lies between two calls of a step kept in the level 1 cache.</summary>
    [Benchmark]
    public void TensorPrimitivesInBlocks() => _case.Contestants[3].Repeat(1);

    /// <summary>The same, with numbers of System.Random.</summary>
    [Benchmark]
    public void TensorPrimitivesAndSystemRandom() => _case.Contestants[4].Repeat(1);

    /// <summary>All steps over a block before the next.</summary>
    [Benchmark]
    public void TensorPrimitivesFusedByHand() => _case.Contestants[5].Repeat(1);
}
