using System;

namespace ActGen.Testing.Hosting;

/// <summary>The backward shape: <c>void B(ReadOnlySpan&lt;T&gt; x, ReadOnlySpan&lt;T&gt; dy, Span&lt;T&gt; dx)</c>.</summary>
public delegate void BackwardFunction<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx);

/// <summary>Value and derivative: <c>void B(ReadOnlySpan&lt;T&gt; x, Span&lt;T&gt; y, Span&lt;T&gt; dydx)</c>.</summary>
public delegate void ValueAndDerivativeFunction<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> dydx);
