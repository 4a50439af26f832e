namespace ActGen;

/// <summary>The algebraic form in which a piecewise linear activation is computed.</summary>
public enum ActivationForm
{
    /// <summary>The cheapest form whose proven error bound is within <see cref="ActivationAttribute.MaxUlp"/>.</summary>
    Auto,

    /// <summary>A multiple of <c>x</c> plus a multiple of <c>|x|</c>.</summary>
    AbsoluteValue,

    /// <summary><c>max(x, 0)</c> plus a multiple of <c>min(x, 0)</c>.</summary>
    MinMax,

    /// <summary>Both sides computed, one of them selected.</summary>
    Select,
}
