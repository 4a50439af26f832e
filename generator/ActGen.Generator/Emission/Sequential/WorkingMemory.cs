using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission.Sequential;

/// <summary>Deals out the working memory of a pass: tensors one after the other, each with so many elements a sample.</summary>
internal sealed class WorkingMemory
{
    private readonly List<(string Name, int Start, int Length)> _tensors = [];
    private readonly ElementType _element;

    public WorkingMemory(ElementType element) => _element = element;

    /// <summary>The elements a sample takes.</summary>
    public int PerSample { get; private set; }

    /// <summary>Deals out a tensor and gives its name back.</summary>
    public string Take(string name, int perSample)
    {
        _tensors.Add((name, PerSample, perSample));
        PerSample += perSample;
        return name;
    }

    /// <summary>Declares the tensors.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="inputs">The number of inputs of a sample.</param>
    /// <param name="used">The names of those that are used; null for all.</param>
    public void Write(SourceWriter writer, int inputs, ISet<string>? used = null)
    {
        (string Name, int Start, int Length)[] declared = [.. _tensors.Where(tensor => used?.Contains(tensor.Name) != false)];
        if (declared.Length == 0)
        {
            return;
        }

        writer.Line($"int samples = x.Length / {SequentialEmitter.Number(inputs)};");
        foreach ((string name, int start, int length) in declared)
        {
            string from = start == 0 ? "0" : $"samples * {SequentialEmitter.Number(start)}";
            writer.Line($"global::System.Span<{_element.Keyword()}> {name} = work.Slice({from}, samples * {SequentialEmitter.Number(length)});");
        }

        writer.Line();
    }
}
