using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Text;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;

namespace ActGen.Tests.Bits;

/// <summary>What the catalogue's vectors do not hold: every form of what has several, and the gates of two inputs.</summary>
internal static class FormBits
{
    private static readonly string[] s_activations = ["leaky_relu(alpha: 0.2)", "leaky_relu(alpha: 0.01)", "prelu(alpha: 0.25)"];

    private static readonly string[] s_gates = ["glu", "swiglu", "geglu", "reglu"];

    private delegate void GateBackward<T>(ReadOnlySpan<T> gate, ReadOnlySpan<T> value, ReadOnlySpan<T> dy, Span<T> dGate, Span<T> dValue);

    internal static IEnumerable<string> Lines<T>(ElementType element)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        (string Activation, string Form)[] forms =
        [
            .. from activation in s_activations
               from form in (string[])["AbsoluteValue", "MinMax", "Select"]
               select (activation, form),
        ];
        LoadedAssembly loaded = GeneratorHost.Default.Load(Source(forms, element.Keyword()));
        T[] x = Inputs.EveryBinade<T>(), other = Inputs.Numbers<T>(10, x.Length);
        for (int i = 0; i < forms.Length; i++)
        {
            var function = loaded.Get<SpanFunction<T>>("Forms", $"F{i}");
            string name = $"{forms[i].Activation} {element} as {forms[i].Form}";
            yield return Digest.Line(name, EveryWay.Call(name, (x, _, y) => function(x, y), x, other, offsetStep: 1));
        }

        foreach (string gate in s_gates)
        {
            var function = loaded.Get<ElementwiseFunction<T>>("Forms", gate);
            var backward = loaded.Get<GateBackward<T>>("Forms", gate + "Backward");
            string name = $"{gate} {element}";
            yield return Digest.Line(name, EveryWay.Call(name, function, x, other, offsetStep: 5));

            T[] dGate = new T[x.Length], dValue = new T[x.Length];
            backward(x, other, x, dGate, dValue);
            yield return Digest.Line($"backward of {name}", [.. dGate, .. dValue]);
        }
    }

    private static string Source((string Activation, string Form)[] forms, string t)
    {
        var source = new StringBuilder("using System;\nusing ActGen;\npublic static partial class Forms\n{\n");
        for (int i = 0; i < forms.Length; i++)
        {
            source.Append(
                $"""
                    [Activation("{forms[i].Activation}", Form = ActivationForm.{forms[i].Form}, MaxUlp = 1e9)]
                    public static partial void F{i}(ReadOnlySpan<{t}> x, Span<{t}> y);

                """);
        }

        foreach (string gate in s_gates)
        {
            source.Append(
                $"""
                    [Activation("{gate}")]
                    public static partial void {gate}(ReadOnlySpan<{t}> gate, ReadOnlySpan<{t}> value, Span<{t}> y);
                    [GradientOf(nameof({gate}))]
                    public static partial void {gate}Backward(
                        ReadOnlySpan<{t}> gate, ReadOnlySpan<{t}> value, ReadOnlySpan<{t}> dy, Span<{t}> dGate, Span<{t}> dValue);

                """);
        }

        return source.Append("}\n").ToString();
    }
}
