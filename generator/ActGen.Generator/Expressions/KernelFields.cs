using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Expressions;

/// <summary>
/// What a kernel keeps of its run-time parameters: the parameters themselves, and what depends on nothing else, which is
/// computed once a call instead of once a register or element.
/// </summary>
/// <param name="Fields">The fields, each with its value in terms of the parameters.</param>
/// <param name="Outputs">The outputs in terms of the inputs and the fields.</param>
internal sealed record KernelFields(IReadOnlyList<KernelField> Fields, IReadOnlyList<KernelOutput> Outputs)
{
    public static KernelFields Of(KernelExpressions kernel)
    {
        var names = new SymbolNames(KernelSymbols.Reserved
            .Concat(kernel.Inputs.Select(static input => input.Symbol))
            .Concat(kernel.Scalars.Select(static scalar => scalar.Symbol)));
        var hoist = new Hoist(kernel, names);
        KernelOutput[] outputs = [.. kernel.Outputs.Select(output => output with { Value = hoist.Visit(output.Value) })];
        return new(hoist.Fields, outputs);
    }

    /// <summary>The parameters themselves and nothing else.</summary>
    public static KernelFields Parameters(KernelExpressions kernel)
        => new([.. kernel.Scalars.Select(static scalar => new KernelField(scalar.Symbol, Expr.Variable(scalar.Symbol)))], kernel.Outputs);

    private sealed class Hoist
    {
        private readonly HashSet<Expr> _scalars;
        private readonly SymbolNames _names;
        private readonly Dictionary<Expr, Expr> _done = [];
        private readonly Dictionary<Expr, bool> _invariant = [];

        public Hoist(KernelExpressions kernel, SymbolNames names)
        {
            _scalars = [.. kernel.Scalars.Select(static scalar => Expr.Variable(scalar.Symbol))];
            _names = names;
        }

        public List<KernelField> Fields { get; } = [];

        public Expr Visit(Expr expression)
        {
            if (_scalars.Count == 0)
            {
                return expression;
            }

            if (!_done.TryGetValue(expression, out Expr? result))
            {
                // A negation is no work, so what it negates is kept: it may be wanted as well.
                bool isKept = !expression.IsConstant && expression.Operation != Operation.Negate && IsInvariant(expression);
                result = !isKept ? expression.WithOperands([.. expression.Operands.Select(Visit)]) : Field(expression);
                _done.Add(expression, result);
            }

            return result;
        }

        private Expr Field(Expr value)
        {
            Expr symbol = value.Operation == Operation.Variable ? value : Expr.Variable(_names.Unique(ExpressionNames.Of(value)));
            Fields.Add(new(symbol.Symbol, value));
            return symbol;
        }

        /// <summary>
        /// Whether an expression depends on nothing but parameters. A multiply-add is left where it is: fused in a register, it
        /// would not be in plain C#.
        /// </summary>
        private bool IsInvariant(Expr expression)
        {
            if (!_invariant.TryGetValue(expression, out bool isInvariant))
            {
                isInvariant = expression.Operation switch
                {
                    Operation.Variable => _scalars.Contains(expression),
                    Operation.MultiplyAdd => false,
                    _ => expression.Operands.All(IsInvariant),
                };
                _invariant.Add(expression, isInvariant);
            }

            return isInvariant;
        }
    }
}

/// <summary>A field of a kernel.</summary>
/// <param name="Symbol">Its name in the expressions.</param>
/// <param name="Value">Its value in terms of the parameters.</param>
internal readonly record struct KernelField(string Symbol, Expr Value);
