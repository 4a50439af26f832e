using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Emission;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace Gallery.Scripts;

/// <summary>The generator's expressions in JavaScript. What the language lacks is in <c>mathematics.js</c>, as members of <c>calc</c>.</summary>
internal sealed class JavaScriptDialect : Dialect
{
    private const string Library = "calc";

    private JavaScriptDialect()
        : base(ElementType.Double)
    {
    }

    /// <inheritdoc/>
    public override string ValueType => "const";

    /// <summary>A function of the variables, with a local for each value that is named or used twice.</summary>
    public static string Function(Expr expression, IReadOnlyList<string> variables)
    {
        var writer = new SourceWriter();
        writer.Line($"function ({string.Join(", ", variables)}) {{");
        using (writer.Indented())
        {
            ExpressionWriter.Write(writer, new JavaScriptDialect(), [Library, .. variables], [new(expression, "return ", ";")]);
        }

        return writer.Line("}").ToString().TrimEnd('\n');
    }

    /// <summary>A number that reads back as the same.</summary>
    public static string Number(double value) => double.IsInfinity(value) ? value > 0 ? "Infinity" : "-Infinity" : NumberLiteral.Plain(value, ElementType.Double);

    /// <inheritdoc/>
    public override CodeFragment Constant(double value)
        => new(Number(value), double.IsNegative(value) ? Precedence.Unary : Precedence.Primary);

    /// <inheritdoc/>
    public override CodeFragment Operation(Expr expression, IReadOnlyList<CodeFragment> operands) => expression.Operation switch
    {
        ActGen.Generator.Expressions.Operation.Abs => Call("Math.abs", operands),
        ActGen.Generator.Expressions.Operation.Sqrt => Call("Math.sqrt", operands),
        ActGen.Generator.Expressions.Operation.SelectLess => Conditional(operands, "<"),
        ActGen.Generator.Expressions.Operation.SelectLessOrEqual => Conditional(operands, "<="),
        ActGen.Generator.Expressions.Operation.SelectEqual => Conditional(operands, "==="),
        ActGen.Generator.Expressions.Operation.Negate or ActGen.Generator.Expressions.Operation.Add
            or ActGen.Generator.Expressions.Operation.Subtract or ActGen.Generator.Expressions.Operation.Multiply
            or ActGen.Generator.Expressions.Operation.Divide => base.Operation(expression, operands),
        ActGen.Generator.Expressions.Operation.Call => Call(Member(expression.Function.ToString()), operands),
        _ => Call(Member(expression.Operation.ToString()), operands),
    };

    private static string Member(string name) => $"{Library}.{char.ToLowerInvariant(name[0])}{name[1..]}";

    private static CodeFragment Conditional(IReadOnlyList<CodeFragment> operands, string comparison)
    {
        string[] o = [.. operands.Select(static operand => operand.AtLeast(Precedence.Sum))];
        return new($"{o[0]} {comparison} {o[1]} ? {o[2]} : {o[3]}", Precedence.Conditional);
    }
}
