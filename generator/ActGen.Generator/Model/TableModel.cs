namespace ActGen.Generator.Model;

/// <summary>A method with <c>[ActivationTable]</c> and what it lists.</summary>
internal sealed record TableModel : FileModel
{
    /// <summary>The modifiers as written, <c>partial</c> last.</summary>
    public required string Modifiers { get; init; }

    /// <summary>The escaped name.</summary>
    public required string Name { get; init; }

    public required bool IsStatic { get; init; }

    /// <summary>Whether the author wrote <c>ActivationTable?</c>, which both declarations have to say.</summary>
    public required bool IsNullable { get; init; }

    /// <summary>Whether the author documented the method.</summary>
    public required bool IsDocumented { get; init; }

    /// <summary>Whether the author put <c>[GeneratedCode]</c> on the method, which allows it once.</summary>
    public required bool IsMarkedGenerated { get; init; }

    /// <summary>The files of the activations it can list, in the order of their declaration.</summary>
    public required EquatableArray<string> Activations { get; init; }

    /// <summary>The files of the gradients it can list.</summary>
    public required EquatableArray<string> Gradients { get; init; }

    /// <summary>What it lists; empty until the activations of the compilation are known.</summary>
    public EquatableArray<TableEntryModel> Entries { get; init; }
}

/// <summary>An activation of a table.</summary>
/// <param name="Forward">The activation.</param>
/// <param name="Backward">Its gradient, or null.</param>
internal sealed record TableEntryModel(MethodModel Forward, MethodModel? Backward);
