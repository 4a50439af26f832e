using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Memory;

/// <summary>What was read of methods before, for as long as an edit elsewhere cannot have changed it.</summary>
/// <remarks>
/// After each edit the compiler asks for every attributed method again, and most of the time goes into binding their types anew. What is read
/// of a method depends on its own file, which is the same object while nothing in it changes, and on what other files declare; not on what is in
/// the bodies of their methods, unless it names a function of the author's, which is therefore always read again. A build has nothing to remember.
/// </remarks>
internal sealed class ParseMemory
{
    private readonly DeclaredWorld.Observer _worlds;
    private readonly Func<GeneratorAttributeSyntaxContext, CancellationToken, Parsed<MethodModel>> _parse;
    private readonly ConditionalWeakTable<SyntaxNode, Memory> _memories = new();

    /// <param name="worlds">Tells compilations apart.</param>
    /// <param name="parse">Reads a method.</param>
    public ParseMemory(DeclaredWorld.Observer worlds, Func<GeneratorAttributeSyntaxContext, CancellationToken, Parsed<MethodModel>> parse)
    {
        _worlds = worlds;
        _parse = parse;
    }

    /// <summary>What is read of a method, now or before.</summary>
    public Parsed<MethodModel> Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        DeclaredWorld world = _worlds.Of(context.SemanticModel.Compilation);
        Memory memory = _memories.GetOrCreateValue(context.TargetNode);
        if (memory.Latest is { } latest && latest.World == world)
        {
            return latest.Parsed;
        }

        Parsed<MethodModel> parsed = _parse(context, cancellationToken);
        memory.Latest = IsOfDeclarationsAlone(parsed) ? new(world, parsed) : null;
        return parsed;
    }

    private static bool IsOfDeclarationsAlone(Parsed<MethodModel> parsed)
        => parsed.Model is { } model && model.Pipeline.Stages.All(static stage => stage.Function is null);

    private sealed class Memory
    {
        /// <summary>Set and read as a whole, from whatever thread.</summary>
        public volatile Remembered? Latest;
    }

    private sealed record Remembered(DeclaredWorld World, Parsed<MethodModel> Parsed);
}
