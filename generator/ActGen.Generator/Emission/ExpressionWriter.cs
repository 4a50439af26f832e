using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>
/// Writes an expression as statements: a local for each value that has a name or is used more than once, then the result.
/// </summary>
internal sealed class ExpressionWriter
{
    private readonly SourceWriter _writer;
    private readonly Dialect _dialect;
    private readonly Dictionary<Expr, int> _uses = [];
    private readonly Dictionary<Expr, Expr> _named = [];
    private readonly Dictionary<Expr, CodeFragment> _locals = [];
    private readonly SymbolNames _names;

    private ExpressionWriter(SourceWriter writer, Dialect dialect, SymbolNames names)
    {
        _writer = writer;
        _dialect = dialect;
        _names = names;
    }

    /// <summary>Writes the body of a function that returns one value; a variable is spelled as its symbol.</summary>
    public static void WriteResult(SourceWriter writer, Dialect dialect, Expr result)
        => Write(writer, dialect, [], [new(result, "return ", ";")]);

    /// <summary>Writes a statement for each result, and before it the locals it needs; later results share them.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="dialect">How to spell operations.</param>
    /// <param name="taken">Names that locals must not have, beside those of the variables.</param>
    /// <param name="results">The results in order.</param>
    public static void Write(SourceWriter writer, Dialect dialect, IEnumerable<string> taken, IEnumerable<Result> results)
    {
        var body = new ExpressionWriter(writer, dialect, new SymbolNames(taken));
        Result[] all = [.. results];
        foreach (Result result in all)
        {
            body.Count(result.Value);
        }

        // Every value is known before the first is stored: an output may be an input.
        string[] texts = [.. all.Select(result => body.Write(result.Value, isResult: !body._uses.TryGetValue(result.Value, out int uses) || uses <= 1).Text)];
        for (int i = 0; i < all.Length; i++)
        {
            writer.Line($"{all[i].Before}{texts[i]}{all[i].After}");
        }
    }

    /// <summary>Writes a local for each value that is more than a variable, and gives what the values are called.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="dialect">How to spell operations.</param>
    /// <param name="names">The names that are taken; those of the locals are added.</param>
    /// <param name="values">The values.</param>
    public static string[] WriteLocals(SourceWriter writer, Dialect dialect, SymbolNames names, IReadOnlyList<Expr> values)
    {
        var body = new ExpressionWriter(writer, dialect, names);
        foreach (Expr value in values)
        {
            body.Count(value);
            body.Count(value); // used twice: here and in the kernel
        }

        return [.. values.Select(value => body.Write(value).Text)];
    }

    private void Count(Expr expression)
    {
        if (expression.Name is not null && !_named.ContainsKey(expression))
        {
            _named.Add(expression, expression);
        }

        if (expression.Operation == Operation.Variable)
        {
            _names.Add(expression.Symbol);
            return;
        }

        _uses.TryGetValue(expression, out int uses);
        _uses[expression] = uses + 1;

        // A negation is written where it is used, so what it negates is used as often.
        if (uses == 0 || expression.Operation == Operation.Negate)
        {
            foreach (Expr operand in expression.Operands)
            {
                Count(operand);
            }
        }
    }

    private CodeFragment Write(Expr expression, bool isResult = false)
    {
        if (expression.Operation == Operation.Variable)
        {
            return new(expression.Symbol, Precedence.Primary);
        }

        if (_locals.TryGetValue(expression, out CodeFragment local))
        {
            return local;
        }

        CodeFragment[] operands = [.. expression.Operands.Select(operand => Write(operand))];
        CodeFragment fragment = expression.IsConstant
            ? _dialect.Constant(expression.Value)
            : _dialect.Operation(expression, operands);
        _named.TryGetValue(expression, out Expr? named);
        bool isShared = _uses[expression] > 1 && expression.Operation is not (Operation.Negate or Operation.Constant);
        if (isResult || (named is null && !isShared))
        {
            return fragment;
        }

        string name = _names.Unique(named?.Name ?? ExpressionNames.Of(expression));
        string comment = named?.Comment is { } reason ? $" // {reason}" : "";
        _writer.Line($"{_dialect.ValueType} {name} = {fragment.Text};{comment}");
        local = new(name, Precedence.Primary);
        _locals.Add(expression, local);
        return local;
    }
}

/// <summary>A value and the statement it stands in.</summary>
internal readonly record struct Result(Expr Value, string Before, string After);
