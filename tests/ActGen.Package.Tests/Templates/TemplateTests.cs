using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ActGen.Package.Tests.Consumers;
using ActGen.Package.Tests.Packing;
using Xunit;

namespace ActGen.Package.Tests.Templates;

/// <summary>Each template becomes a project that builds without a warning against the package and does what it says.</summary>
public sealed partial class TemplateTests(PackedPackage package, PackedTemplates templates) : IClassFixture<PackedTemplates>
{
    [Fact]
    public void PackingWarnsOfNothing()
        => Assert.DoesNotMatch(@"\bwarning\b", templates.Log);

    [Fact]
    public void PackageSaysThatItHoldsTemplates()
    {
        Assert.Equal("ActGen.Templates", templates.Metadata("id"));
        Assert.Equal("Template", templates.Element("packageType")!.Attribute("name")!.Value);
        Assert.Equal(package.Version, templates.Version);
        Assert.DoesNotContain(templates.Nuspec.Descendants(), static element => element.Name.LocalName == "dependency");
        Assert.DoesNotContain(templates.Entries("*.nupkg"), static entry => entry.StartsWith("lib/", StringComparison.Ordinal));
    }

    /// <summary>A template that nothing below makes and runs would not be tested.</summary>
    [Fact]
    public void AllAreTested()
        => Assert.Equal(
            ["actgen-console", "actgen-policy"],
            templates.Entries("*.nupkg").Where(static entry => entry.EndsWith("/template.json", StringComparison.Ordinal)).Select(ShortNameOf));

    [Fact]
    public async Task ConsoleShowsAnActivationAndItsDerivative()
    {
        string[] lines = await MakeAndRunAsync("actgen-console", "Hello");

        Assert.Equal(["x", "leaky_relu", "slope"], Words(lines[0]));
        double[][] rows = [.. lines.Skip(1).Select(static line => Words(line).Select(static word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray())];
        Assert.Equal(9, rows.Length);
        Assert.All(rows, static row => Assert.Equal([row[0], row[0] > 0 ? row[0] : 0.2 * row[0], row[0] > 0 ? 1 : 0.2], row, Close));
    }

    /// <summary>For .NET 8, and with a name that is none in C#.</summary>
    [Fact]
    public async Task PolicyLearnsTheWay()
    {
        string[] lines = await MakeAndRunAsync("actgen-policy", "my-walker.8", "--framework", "net8.0");

        Match loss = Loss().Match(lines[0]);
        Assert.InRange(Number(loss.Groups["last"]), 0, Number(loss.Groups["first"]) / 5);
        string[] map = [.. lines.Skip(1).SkipLast(1).Select(static line => line.Replace(" ", "", StringComparison.Ordinal))];
        Assert.Equal(new string('>', 7) + "*" + new string('<', 7), map[7]);
        Assert.Equal(new string('v', 7) + "*" + new string('^', 7), string.Concat(map.Select(static row => row[7])));
        Match score = Score().Match(lines[^1]);
        Assert.InRange(Number(score.Groups["right"]), 0.95 * Number(score.Groups["places"]), Number(score.Groups["places"]));
    }

    /// <summary>Installs the templates, makes a project of one, and returns what it prints.</summary>
    private async Task<string[]> MakeAndRunAsync(string template, string name, params string[] options)
    {
        using Workspace workspace = await Workspace.CreateAsync(package);
        await workspace.NewAsync("install", templates.FullName);
        await workspace.NewAsync([template, "--name", name, "--output", ".", .. options]);
        Assert.True(File.Exists(workspace.PathOf($"{name}.csproj")));
        await workspace.DotnetAsync("build", "-c", "Release", "--warnaserror", "-p:RollForward=Major"); // to the .NET that is installed
        return await workspace.RunAsync();
    }

    private string ShortNameOf(string entry)
    {
        using JsonDocument template = JsonDocument.Parse(templates.ReadText(entry));
        return template.RootElement.GetProperty("shortName").GetString()!;
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    private static bool Close(double x, double y) => Math.Abs(x - y) < 1e-9;

    [GeneratedRegex(@"^\d+ epochs: the loss fell from (?<first>\d\.\d+) to (?<last>\d\.\d+)\.$")]
    private static partial Regex Loss();

    [GeneratedRegex(@"^(?<right>\d+) of (?<places>\d+) moves are the teacher's\.$")]
    private static partial Regex Score();
}
