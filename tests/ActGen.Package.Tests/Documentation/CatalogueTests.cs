using Xunit;

namespace ActGen.Package.Tests.Documentation;

/// <summary>The tables of the documentation are the catalogue's.</summary>
public sealed class CatalogueTests
{
    private const string Page = "docs/activations.md";

    [Fact]
    public void ReadmeListsTheActivations() => Readme.Activations.Verify(ActivationTables.Overview);

    [Fact]
    public void PageListsTheActivations() => new MarkedSection(Page, "activations").Verify(ActivationTables.Activations);

    [Fact]
    public void ReadmeListsTheActivationsOfRows() => Readme.Rows.Verify(ActivationTables.Rows);

    [Fact]
    public void PageListsTheParameters() => new MarkedSection(Page, "parameters").Verify(ActivationTables.Parameters);
}
