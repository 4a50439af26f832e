using System.Collections.Generic;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission.Sequential;

/// <summary>Deals out the working memory of a pass: tensors one after the other, each with so many elements a sample.</summary>
internal sealed class WorkingMemory
{
    private readonly List<string> _declarations = [];
    private readonly ElementType _element;

    public WorkingMemory(ElementType element) => _element = element;

    /// <summary>The elements a sample takes.</summary>
    public int PerSample { get; private set; }

    /// <summary>The statements that declare the tensors.</summary>
    public IReadOnlyList<string> Declarations => _declarations;

    /// <summary>Declares a tensor and gives its name back.</summary>
    public string Take(string name, int perSample)
    {
        string start = PerSample == 0 ? "0" : $"samples * {SequentialEmitter.Number(PerSample)}";
        _declarations.Add($"global::System.Span<{_element.Keyword()}> {name} = work.Slice({start}, samples * {SequentialEmitter.Number(perSample)});");
        PerSample += perSample;
        return name;
    }
}
