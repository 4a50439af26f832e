using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using ActGen.Testing.References;
using Form = ActGen.Generator.Model.ActivationForm;

namespace ActGen.Accuracy;

/// <summary>One function to measure: an activation, its parameters and the form it is computed in.</summary>
internal sealed class Subject
{
    private readonly Form _form;
    private readonly string _activation;

    private Subject(ActivationDefinition definition, IReadOnlyList<double> values, FormDefinition form, double bound, int index)
    {
        IEnumerable<string> written = definition.Parameters.Zip(values)
            .Where(pair => double.IsFinite(pair.Second)) // an infinite default cannot be written, only left out
            .Select(pair => $"{pair.First.Name}: {pair.Second.ToString("R", CultureInfo.InvariantCulture)}");
        string parameters = string.Join(", ", written);
        _form = form.Form;
        _activation = parameters.Length > 0 ? $"{definition.Name}({parameters})" : definition.Name;

        Definition = definition;
        Bound = bound;
        Method = $"F{index}";
        Reference = ActGen.Testing.References.Reference.Of(
            definition.Name,
            definition.Parameters.Zip(values, (parameter, value) => (parameter.Name, (double)(float)value)));
    }

    /// <summary>The entry of the catalogue.</summary>
    public ActivationDefinition Definition { get; }

    /// <summary>The error the entry declares for this form, in ulps.</summary>
    public double Bound { get; }

    /// <summary>What the results must be.</summary>
    public ReferenceFunction Reference { get; }

    /// <summary>The name of the generated method.</summary>
    public string Method { get; }

    /// <summary>The activation as it is written in the attribute, and its form where there are several.</summary>
    public string Title => _form == Form.Auto ? _activation : $"{_activation} {_form}";

    /// <summary>The declaration that the generator completes.</summary>
    public string Declaration =>
        $"    [Activation(\"{_activation}\", Form = ActivationForm.{_form}, MaxUlp = 1e9)] public static partial void {Method}(ReadOnlySpan<float> x, Span<float> y);\n";

    /// <summary>
    /// Every activation with the defaults of every convention, in every form that applies to them. What draws numbers is exact
    /// without them, and a second input has no grid of values: both are left out.
    /// </summary>
    /// <param name="names">The activations, by name or alias; none means all.</param>
    /// <param name="isFused">Whether a multiply-add rounds once, which decides the bound.</param>
    /// <exception cref="ArgumentException">There is no such activation.</exception>
    public static IReadOnlyList<Subject> Of(IReadOnlyCollection<string> names, bool isFused)
    {
        var subjects = new List<Subject>();
        foreach (ActivationDefinition definition in names.Count == 0 ? ActivationCatalog.All.Where(IsMeasured) : [.. names.Select(Find).Distinct()])
        {
            IEnumerable<double[]> sets = Enum.GetValues<Generator.Model.Convention>()
                .Select(convention => definition.Parameters.Select(parameter => parameter.Default?[convention] ?? parameter.Example).ToArray())
                .DistinctBy(values => string.Join(' ', values));
            foreach (double[] values in sets)
            {
                var context = new FormulaContext(
                    ElementType.Single, [.. definition.Parameters.Zip(values, (parameter, value) => new BoundParameter(parameter.Name, (float)value))]);
                foreach (FormDefinition form in definition.Forms)
                {
                    if (form.Bound(context) is { } bound)
                    {
                        subjects.Add(new Subject(definition, values, form, isFused ? bound.Fused : bound.Unfused, subjects.Count));
                    }
                }
            }
        }

        return subjects;
    }

    private static bool IsMeasured(ActivationDefinition definition) => ActGen.Testing.References.Reference.Names.Contains(definition.Name);

    private static ActivationDefinition Find(string name) => ActivationCatalog.Find(name) ?? throw new ArgumentException(
        $"No activation '{name}'{(ActivationCatalog.Suggest(name) is { } near ? $"; did you mean '{near}'?" : $"; there are {string.Join(", ", ActivationCatalog.All.Select(each => each.Name))}.")}");
}
