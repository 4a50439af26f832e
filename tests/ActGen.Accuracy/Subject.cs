using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.Intrinsics;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using ActGen.Testing.References;
using Form = ActGen.Generator.Model.ActivationForm;

namespace ActGen.Accuracy;

/// <summary>One function to measure: an activation, its parameters and the form it is computed in, or the derivative of that.</summary>
internal sealed class Subject
{
    /// <summary>What is promised of every derivative, in ulps.</summary>
    public const double DerivativeBound = 4;

    private readonly Form _form;
    private readonly string _activation;
    private readonly string _forward;

    private Subject(ActivationDefinition definition, IReadOnlyList<double> values, FormDefinition form, double bound, bool isDerivative, int index)
    {
        IEnumerable<string> written = definition.Parameters.Zip(values)
            .Where(pair => double.IsFinite(pair.Second)) // an infinite default cannot be written, only left out
            .Select(pair => $"{pair.First.Name}: {pair.Second.ToString("R", CultureInfo.InvariantCulture)}");
        string parameters = string.Join(", ", written);
        _form = form.Form;
        _activation = parameters.Length > 0 ? $"{definition.Name}({parameters})" : definition.Name;
        _forward = $"F{index}";

        Definition = definition;
        IsDerivative = isDerivative;
        Bound = isDerivative ? DerivativeBound : bound;
        Reference = ActGen.Testing.References.Reference.Of(
            definition.Name,
            definition.Parameters.Zip(values, (parameter, value) => (parameter.Name, (double)(float)value)));
        Exact = isDerivative ? Reference.Derivative : Reference.Value;
    }

    /// <summary>The entry of the catalogue.</summary>
    public ActivationDefinition Definition { get; }

    /// <summary>Whether it is the derivative that is measured.</summary>
    public bool IsDerivative { get; }

    /// <summary>The error the entry declares for this form, in ulps, or that every derivative keeps.</summary>
    public double Bound { get; }

    /// <summary>The activation as mathematics defines it.</summary>
    public ReferenceFunction Reference { get; }

    /// <summary>What the results must be.</summary>
    public Func<Vector512<double>, Vector512<double>> Exact { get; }

    /// <summary>The values no result may pass.</summary>
    public (double Low, double High) Range => IsDerivative ? (double.NegativeInfinity, double.PositiveInfinity) : Reference.Range;

    /// <summary>Whether no result may be less than that of a smaller input.</summary>
    public bool IsMonotone => !IsDerivative && Definition.IsMonotone;

    /// <summary>Whether the result is a constant, which code may give for NaN too.</summary>
    public bool IsConstant => IsDerivative && Reference.IsLinear;

    /// <summary>The name of the generated method.</summary>
    public string Method => IsDerivative ? $"{_forward}Derivative" : _forward;

    /// <summary>The activation as it is written in the attribute, and its form where there are several.</summary>
    public string Activation => _form == Form.Auto ? _activation : $"{_activation} {_form}";

    /// <summary>What tells this subject from all others.</summary>
    public string Title => IsDerivative ? $"{Activation} derivative" : Activation;

    /// <summary>The declaration that the generator completes; a derivative's needs that of the activation.</summary>
    public string Declaration => IsDerivative
        ? $"    [GradientOf(nameof({_forward}))] public static partial void {Method}(ReadOnlySpan<float> x, Span<float> dydx);\n"
        : $"    [Activation(\"{_activation}\", Form = ActivationForm.{_form}, MaxUlp = 1e9)] public static partial void {Method}(ReadOnlySpan<float> x, Span<float> y);\n";

    /// <summary>The exact result at one input.</summary>
    public double ExactAt(double x) => Exact(Vector512.Create(x)).ToScalar();

    /// <summary>
    /// Every activation with the defaults of every convention, in every form that applies to them, and then their derivatives.
    /// What draws numbers is exact without them, and a second input has no grid of values: both are left out.
    /// </summary>
    /// <param name="names">The activations, by name or alias; none means all.</param>
    /// <param name="isFused">Whether a multiply-add rounds once, which decides the bound.</param>
    /// <exception cref="ArgumentException">There is no such activation.</exception>
    public static IReadOnlyList<Subject> Of(IReadOnlyCollection<string> names, bool isFused)
    {
        ActivationDefinition[] definitions = names.Count == 0 ? [.. ActivationCatalog.All.Where(IsMeasured)] : [.. names.Select(Find).Distinct()];
        return [.. Each(isDerivative: false), .. Each(isDerivative: true)];

        IEnumerable<Subject> Each(bool isDerivative)
        {
            int index = 0;
            foreach (ActivationDefinition definition in definitions)
            {
                foreach (double[] values in ParameterSets(definition))
                {
                    var context = new FormulaContext(
                        ElementType.Single, [.. definition.Parameters.Zip(values, (parameter, value) => new BoundParameter(parameter.Name, (float)value))]);
                    foreach (FormDefinition form in definition.Forms)
                    {
                        if (form.Bound(context) is { } bound)
                        {
                            yield return new Subject(definition, values, form, isFused ? bound.Fused : bound.Unfused, isDerivative, index++);
                        }
                    }
                }
            }
        }
    }

    private static IEnumerable<double[]> ParameterSets(ActivationDefinition definition)
        => Enum.GetValues<Generator.Model.Convention>()
            .Select(convention => definition.Parameters.Select(parameter => parameter.Default?[convention] ?? parameter.Example).ToArray())
            .DistinctBy(values => string.Join(' ', values));

    private static bool IsMeasured(ActivationDefinition definition) => ActGen.Testing.References.Reference.Names.Contains(definition.Name);

    private static ActivationDefinition Find(string name) => ActivationCatalog.Find(name) is { } found && IsMeasured(found)
        ? found
        : throw new ArgumentException(
            $"Nothing to measure is called '{name}'{(ActivationCatalog.Suggest(name) is { } near && near != name ? $"; did you mean '{near}'?" : $"; there are {string.Join(", ", ActGen.Testing.References.Reference.Names)}.")}");
}
