namespace ActGen.Generator.Expressions;

/// <summary>What a value is called in generated code where nobody gave it a name.</summary>
internal static class ExpressionNames
{
    /// <summary>The name given to the value, or that of its operation.</summary>
    public static string Of(Expr expression) => expression.Name ?? expression.Operation switch
    {
        Operation.Abs => "magnitude",
        Operation.Negate => "negated",
        Operation.Add => "sum",
        Operation.Subtract => "difference",
        Operation.Multiply => "product",
        Operation.Divide => "quotient",
        Operation.Min or Operation.Max => "bounded",
        Operation.Call => char.ToLowerInvariant(expression.Function.ToString()[0]) + expression.Function.ToString().Substring(1),
        var rounding when rounding.IsRounding() => "whole",
        _ => "value",
    };
}
