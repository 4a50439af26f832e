using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ActGen.Generator.Catalog;
using Xunit;

namespace ActGen.Package.Tests.Pages;

/// <summary>The page of the gallery shows everything, and works in a browser.</summary>
public sealed partial class GalleryPageTests(GalleryFixture gallery)
{
    private static readonly string? s_chromium = InstalledProgram.Find("chromium", "chromium-browser", "google-chrome");

    [Fact]
    public void EveryActivationHasACard()
        => Assert.Equal(
            ActivationCatalog.All.Select(static definition => definition.Name).Concat(RowActivations.All.Select(static definition => definition.Name)).Order(),
            CardPattern().Matches(gallery.Html).Select(static card => card.Groups["name"].Value).Order());

    [Fact]
    public void NeedsNoOtherFile()
        => Assert.DoesNotMatch(@"(src|href)=""(?!#|data:)|url\((?!#)|@import|https?:", gallery.Html);

    /// <summary>
    /// Every curve is drawn, and the scripts draw what the program drew; each slider and button redraws; the search finds; text is readable in both themes;
    /// nothing is wider than the window; the console stays silent. <c>inspect.js</c> does it all.
    /// </summary>
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task WorksInABrowser(int width)
    {
        Assert.SkipWhen(s_chromium is null, "Chromium is not installed (Debian: chromium).");

        using var folder = new TemporaryFolder();
        string page = gallery.Html
            .Replace("<style>", $"<script>{GalleryFixture.Resource("listen.js")}</script>\n<style>", System.StringComparison.Ordinal)
            .Replace("</body>", $"<script>{GalleryFixture.Resource("inspect.js")}</script>\n</body>", System.StringComparison.Ordinal);

        // Windows of the browser are not as narrow as telephones, but frames are.
        string window = $"<!doctype html><iframe style=\"border: 0; width: {width}px; height: 900px\" srcdoc=\"{WebUtility.HtmlEncode(page)}\"></iframe>";
        await File.WriteAllTextAsync(folder.PathOf("window.html"), window, TestContext.Current.CancellationToken);
        string output = await Command.RunAsync(new ProcessStartInfo(s_chromium,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--enable-logging=stderr", "--window-size=1400,1000", $"--user-data-dir={folder.PathOf("profile")}",
            "--dump-dom", $"file://{folder.PathOf("window.html")}",
        ]));

        Match found = ReportPattern().Match(output);
        Assert.True(found.Success, $"The page did not come to its end:\n{output}");
        Report report = JsonSerializer.Deserialize<Report>(WebUtility.HtmlDecode(found.Groups["json"].Value))!;
        Assert.Empty(report.Faults);
        Assert.DoesNotContain(":CONSOLE", output, System.StringComparison.Ordinal);
        Assert.Equal(ActivationCatalog.All.Count + RowActivations.All.Count, report.Cards);
        Assert.Equal(width, report.Width);
        Assert.True(report.Moved > 50, $"Only {report.Moved} sliders and buttons were tried.");
    }

    [GeneratedRegex("<article class=\"card\" id=\"(?<name>[^\"]+)\"")]
    private static partial Regex CardPattern();

    [GeneratedRegex("<pre id=\"report\">(?<json>.*?)</pre>", RegexOptions.Singleline)]
    private static partial Regex ReportPattern();

    /// <summary>What <c>inspect.js</c> found out.</summary>
    private sealed record Report(string[] Faults, int Cards, int Moved, int Width);
}
