using System;

namespace ActGen.Benchmarks;

/// <summary>A function from span to span, as every contestant is.</summary>
internal delegate void SpanFunction(ReadOnlySpan<float> x, Span<float> y);
