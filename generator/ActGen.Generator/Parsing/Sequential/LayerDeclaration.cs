using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using ActGen.Generator.Parsing.Pipelines;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Sequential;

/// <summary>A layer as the string declares it, before the parameters of its activation are bound.</summary>
internal sealed record LayerDeclaration
{
    /// <summary>The layer as written.</summary>
    public required ActivationCall Call { get; init; }

    /// <summary>The name the author gave it, or null.</summary>
    public required string? Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required Location Location { get; init; }

    /// <summary>The activation; null for a dense layer without one.</summary>
    public required ActivationCall? Activation { get; init; }

    /// <summary>What the name of the activation means; null where there is none, or it means nothing.</summary>
    public required StageDeclaration? Stage { get; init; }

    /// <summary>The number of units of a dense layer; null for a layer that is an activation.</summary>
    public int? Units { get; init; }

    /// <summary>Whether a dense layer has biases.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>What the weights of a dense layer are before training.</summary>
    public Initializer KernelInitializer { get; init; }

    /// <summary>What its biases are before training.</summary>
    public Initializer BiasInitializer { get; init; }

    /// <summary>Whether it draws random numbers in training.</summary>
    public bool IsRandom => Stage?.Definition is { IsRandom: true };

    /// <summary>The parameters of its activation that have neither a value nor a default: they are learnt.</summary>
    public IEnumerable<ParameterDefinition> Learned
        => Stage is null ? [] : Stage.Parameters.Where(parameter => parameter.Default is null && !Stage.Call.Parameters.Any(written => parameter.IsNamed(written.Name)));
}
