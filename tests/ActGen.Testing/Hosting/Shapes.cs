using System;
using System.Runtime.Intrinsics;

namespace ActGen.Testing.Hosting;

/// <summary>The scalar shape: <c>T F(T x)</c>.</summary>
public delegate T ScalarFunction<T>(T x);

/// <summary>The span shape: <c>void F(ReadOnlySpan&lt;T&gt; x, Span&lt;T&gt; y)</c>.</summary>
public delegate void SpanFunction<T>(ReadOnlySpan<T> x, Span<T> y);

/// <summary>The in-place shape: <c>void F(Span&lt;T&gt; x)</c>.</summary>
public delegate void InPlaceFunction<T>(Span<T> x);

/// <summary>The 128-bit vector shape.</summary>
public delegate Vector128<T> Vector128Function<T>(Vector128<T> x);

/// <summary>The 256-bit vector shape.</summary>
public delegate Vector256<T> Vector256Function<T>(Vector256<T> x);

/// <summary>The 512-bit vector shape.</summary>
public delegate Vector512<T> Vector512Function<T>(Vector512<T> x);

/// <summary>The pointer shape: <c>unsafe void F(T* x, T* y, int length)</c>.</summary>
public unsafe delegate void PointerFunction<T>(T* x, T* y, int length)
    where T : unmanaged;
