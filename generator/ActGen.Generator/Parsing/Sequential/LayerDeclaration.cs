using System.Collections.Generic;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Sequential;

/// <summary>A layer as the string declares it, before its activation is looked up.</summary>
internal sealed record LayerDeclaration
{
    /// <summary>The layer as written.</summary>
    public required ActivationCall Call { get; init; }

    /// <summary>The name the author gave it, or null.</summary>
    public required string? Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required Location Location { get; init; }

    /// <summary>The number of units of a dense layer; null for a layer that is an activation.</summary>
    public int? Units { get; init; }

    /// <summary>The activation; null for a dense layer without one.</summary>
    public ActivationCall? Activation { get; init; }

    /// <summary>Whether a dense layer has biases.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>What the weights of a dense layer are before training.</summary>
    public Initializer KernelInitializer { get; init; }

    /// <summary>What its biases are before training.</summary>
    public Initializer BiasInitializer { get; init; }

    /// <summary>The activations it has: none or one.</summary>
    public IEnumerable<ActivationCall> Activations => Activation is null ? [] : [Activation];
}
