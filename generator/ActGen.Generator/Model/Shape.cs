namespace ActGen.Generator.Model;

/// <summary>What a method's signature asks for.</summary>
internal enum Shape
{
    /// <summary><c>T F(T x)</c></summary>
    Scalar,

    /// <summary><c>void F(ReadOnlySpan&lt;T&gt; x, Span&lt;T&gt; y)</c></summary>
    Span,

    /// <summary><c>void F(Span&lt;T&gt; x)</c></summary>
    InPlace,

    /// <summary><c>VectorN&lt;T&gt; F(VectorN&lt;T&gt; x)</c></summary>
    Vector,

    /// <summary><c>unsafe void F(T* x, T* y, int length)</c></summary>
    Pointer,

    /// <summary><c>void F(ReadOnlySpan&lt;T&gt; x, ReadOnlySpan&lt;T&gt; dy, Span&lt;T&gt; dx)</c></summary>
    Backward,

    /// <summary><c>void F(ReadOnlySpan&lt;T&gt; x, ReadOnlySpan&lt;T&gt; kernel, ReadOnlySpan&lt;T&gt; bias, Span&lt;T&gt; y)</c>, or its gradient</summary>
    Dense,

    /// <summary><c>void F(ReadOnlySpan&lt;T&gt; x, Span&lt;T&gt; y, Span&lt;T&gt; dydx)</c></summary>
    ValueAndDerivative,
}
