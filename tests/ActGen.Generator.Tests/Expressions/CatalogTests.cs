using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using Xunit;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>Invariants of the catalogue, and of what it shares with the runtime.</summary>
public sealed class CatalogTests
{
    [Fact]
    public void NamesAndAliasesAreUnique()
    {
        string[] names = [.. ActivationCatalog.All.SelectMany(static definition => definition.Aliases.Prepend(definition.Name)).Select(Names.Fold)];

        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ActivationCatalog.All, static definition =>
        {
            Assert.Matches("^[a-z][a-z0-9_]*$", definition.Name);
            Assert.All(definition.Aliases.Prepend(definition.Name), name => Assert.Same(definition, ActivationCatalog.Find(name.ToUpperInvariant())));
        });
    }

    [Fact]
    public void ParameterNamesAreUniqueInTheirActivation()
        => Assert.All(ActivationCatalog.All, static definition =>
        {
            string[] names =
            [
                .. definition.Parameters.SelectMany(static parameter => parameter.Aliases.Prepend(parameter.Name))
                    .Concat(definition.Parameters.Select(static parameter => parameter.ComplementName).OfType<string>())
                    .Select(Names.Fold),
            ];
            Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        });

    [Fact]
    public void DefaultsAndExamplesAreWithinTheirRanges()
        => Assert.All(ActivationCatalog.All, static definition =>
        {
            foreach (Generator.Model.Convention convention in Enum.GetValues<Generator.Model.Convention>())
            {
                BoundParameter[] bound = [.. definition.Parameters.Select(parameter => new BoundParameter(parameter.Name, parameter.Default?[convention] ?? parameter.Example))];
                Assert.Null(definition.Validate(bound));
                Assert.All(definition.Parameters, parameter => Assert.True(
                    IsAllowed(parameter, parameter.Default?[convention] ?? parameter.Example),
                    $"{definition.Name}: the default of {parameter.Name} under {convention}"));
                Assert.All(definition.Forms, form => Assert.NotNull(definition.Forms.First(candidate => candidate.Bound(new(ElementType.Single, bound)) is not null)));
            }
        });

    [Fact]
    public void EveryParameterIsAPropertyOfTheAttributeAndEveryPropertyAParameter()
    {
        // A second input is a span, which no attribute can hold.
        IEnumerable<string> parameters = ActivationCatalog.All.SelectMany(static definition => definition.Parameters)
            .Where(static parameter => parameter.Kind != ParameterKind.Elements)
            .Concat(RowActivations.All.SelectMany(static definition => definition.Parameters))
            .SelectMany(static parameter => parameter.ComplementName is { } complement ? [parameter.PropertyName, Names.ToPascalCase(complement)] : (string[])[parameter.PropertyName]);
        IEnumerable<string> properties = typeof(ActivationAttribute).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(static property => property.PropertyType == typeof(double) && property.Name != nameof(ActivationAttribute.MaxUlp))
            .Select(static property => property.Name);

        Assert.Equal(properties.Order(StringComparer.Ordinal), parameters.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(8, new ActivationAttribute("relu").MaxUlp);
    }

    [Theory]
    [InlineData(typeof(Generator.Model.ActivationForm), typeof(ActivationForm))]
    [InlineData(typeof(Generator.Model.Convention), typeof(Convention))]
    [InlineData(typeof(Generator.Model.NoiseShape), typeof(NoiseShape))]
    [InlineData(typeof(Generator.Model.MaskedRows), typeof(MaskedRows))]
    [InlineData(typeof(Generator.Model.Initializer), typeof(Initializer))]
    [InlineData(typeof(Generator.Model.LayerKind), typeof(LayerKind))]
    [InlineData(typeof(Generator.Model.OutputActivation), typeof(OutputActivation))]
    public void EnumerationsAgreeWithTheRuntime(Type generator, Type runtime)
        => Assert.Equal(Members(runtime), Members(generator));

    [Fact]
    public void ConstantsAgreeWithTheRuntime()
    {
        var single = new FormulaContext(ElementType.Single, []);
        var both = new FormulaContext(ElementType.Double, []);

        Assert.Equal(VectorMathF.ExpLimit, single.ExpLimit);
        Assert.Equal(VectorMathF.ExpScale, Math.Pow(2, single.ExpScaleExponent));
        Assert.Equal(VectorMathF.NormalTailLimit, single.NormalTailLimit);
        Assert.Equal(VectorMath.ExpLimit, both.ExpLimit);
        Assert.Equal(VectorMath.ExpScale, Math.Pow(2, both.ExpScaleExponent));
        Assert.Equal(VectorMath.NormalTailLimit, both.NormalTailLimit);
    }

    [Theory]
    [InlineData("sigmiod", "sigmoid")]
    [InlineData("rleu", "relu")]
    [InlineData("leaky_rel", "leaky_relu")]
    [InlineData("LEAKY-RELUU", "leaky_relu")]
    [InlineData("TANH_", "tanh")]
    [InlineData("swihs", "swish")]
    [InlineData("qwertz", null)]
    [InlineData("", null)]
    [InlineData("_", null)]
    public void DidYouMean(string typed, string? meant) => Assert.Equal(meant, ActivationCatalog.Suggest(typed));

    [Fact]
    public void NothingIsNearALongName() => Assert.Null(ActivationCatalog.Suggest(new string('r', 100_000)));

    [Theory]
    [InlineData("at_zero", "AtZero")]
    [InlineData("alpha", "Alpha")]
    [InlineData("i_o", "IO")]
    [InlineData("_a__b_", "AB")]
    public void PascalCase(string name, string expected) => Assert.Equal(expected, Names.ToPascalCase(name));

    /// <summary>An infinite default stands for one that cannot be written, only left out.</summary>
    private static bool IsAllowed(ParameterDefinition parameter, double value) => double.IsPositiveInfinity(value) || parameter.Range.Contains(value);

    private static IEnumerable<(string Name, int Value)> Members(Type enumeration)
        => Enum.GetValues(enumeration).Cast<object>().Select(static member => (member.ToString()!, (int)member));
}
