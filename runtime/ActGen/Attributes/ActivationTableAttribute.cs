using System;

namespace ActGen;

/// <summary>Turns a partial method without parameters into a table of the activations of its type: look-up by name, without reflection.</summary>
/// <remarks>
/// <para>
/// The signature is <c>partial ActivationTable F()</c>, static or not. The table lists the methods with <c>[Activation]</c> that take
/// <c>ReadOnlySpan&lt;T&gt; x</c> and <c>Span&lt;T&gt; y</c>, with <c>T</c> being <see cref="float"/> or <see cref="double"/>, and beside them no more than
/// parameters of the activation and <c>int rowLength</c>; and of those with <c>[GradientOf]</c> the backward shape as their gradients.
/// A static method lists static ones.
/// </para>
/// <para>The table is an object like any other: nothing is registered, and nothing outlives it.</para>
/// </remarks>
/// <example>
/// <code>
/// [ActivationTable]
/// public static partial ActivationTable CreateTable();
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ActivationTableAttribute : Attribute
{
}
