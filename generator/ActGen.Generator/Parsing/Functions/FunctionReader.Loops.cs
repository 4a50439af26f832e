using System.Collections.Generic;
using ActGen.Generator.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActGen.Generator.Parsing.Functions;

// Loops: those within a function are unrolled; in one over elements, the elements of an array or a span at the index are a variable.
internal sealed partial class FunctionReader
{
    private ILocalSymbol? _index;

    /// <summary>What one turn of a loop makes of an element, or null where it is no expression.</summary>
    /// <param name="body">What the loop repeats.</param>
    /// <param name="index">The number of the turn.</param>
    /// <param name="input">What holds the elements that are read.</param>
    /// <param name="output">What holds those that are written; it may be the input.</param>
    /// <param name="outside">What stands for the variables that the loop leaves as they are.</param>
    public Composition? ReadTurn(IOperation body, ILocalSymbol index, ISymbol input, ISymbol output, IEnumerable<KeyValuePair<ISymbol, Expr>> outside)
    {
        _index = index;
        _variables = NoVariables.Add(input, new(Expr.Input));
        foreach (KeyValuePair<ISymbol, Expr> variable in outside)
        {
            _variables = _variables.Add(variable.Key, new(variable.Value));
        }

        Run(new([body]));
        return Problem is null && _variables.TryGetValue(output, out Value value) && value.Number is { } number ? _applications.Compose(_element, number) : null;
    }

    /// <summary>What a loop comes to where its condition is asked: another turn, or what follows it.</summary>
    private Statements? Turn(IForLoopOperation loop, Statements? rest)
    {
        if (!Begin(loop))
        {
            return null;
        }

        Condition? again = loop.Condition is null ? null : Truth(loop.Condition);
        _nesting--;
        if (again is Condition.Constant { Value: var isAnother })
        {
            return isAnother ? new([loop.Body, .. loop.AtLoopBottom], 0, rest, loop) : rest;
        }

        Fail(loop, NoVectorisedForm(loop));
        return null;
    }

    private ISymbol? ElementOf(IOperation operation) => _index is null ? null : ElementAccess.Holder(operation, _index);
}
