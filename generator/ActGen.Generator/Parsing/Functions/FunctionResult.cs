using System.Collections.Generic;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Functions;

/// <summary>What a user's scalar function became: an expression, or the reason why it is none.</summary>
internal sealed record FunctionResult
{
    /// <summary>The type of the element, the other parameters and the result; null where the signature is to blame.</summary>
    public ElementType? Element { get; init; }

    /// <summary>
    /// The value and its derivatives in terms of <see cref="Expr.Input"/> and a variable for each of <see cref="Parameters"/>,
    /// or null where there is a <see cref="Problem"/>. Unstable idioms are replaced already.
    /// </summary>
    public Composition? Composition { get; init; }

    /// <summary>The parameters after the first, under their own names, not escaped.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The idioms that were replaced.</summary>
    public IReadOnlyList<Idiom> Idioms { get; init; } = [];

    public FunctionProblem? Problem { get; init; }
}

/// <summary>Why a function is no expression.</summary>
/// <param name="Kind">What it means for the user.</param>
/// <param name="Location">The expression or statement to blame.</param>
/// <param name="Reason">A clause that names it and the way out, such as <c>'MathF.Cbrt' has no vectorised form; ...</c>.</param>
internal sealed record FunctionProblem(FunctionProblemKind Kind, Location Location, string Reason);

/// <summary>What a problem means for the user.</summary>
internal enum FunctionProblemKind
{
    /// <summary>The function works, one element at a time.</summary>
    NotVectorisable,

    /// <summary>The function calls itself, directly or not: an error.</summary>
    Recursive,

    /// <summary>The code has an error that the compiler, or the diagnostic of another method, reports.</summary>
    Incomplete,
}
