using System.Collections.Immutable;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing;

/// <summary>What became of one attribute.</summary>
/// <param name="Model">What to emit, or null.</param>
/// <param name="Diagnostics">What to tell the author.</param>
internal readonly record struct Parsed<TModel>(TModel? Model, ImmutableArray<Diagnostic> Diagnostics)
    where TModel : FileModel;
