using System;
using System.IO;
using ActGen.Package.Tests.Pages;
using Gallery.Site;
using Xunit;

[assembly: AssemblyFixture(typeof(GalleryFixture))]

namespace ActGen.Package.Tests.Pages;

/// <summary>The page of the gallery, made once, when it is asked for.</summary>
public sealed class GalleryFixture
{
    private readonly Lazy<GalleryPage> _page = new();
    private readonly Lazy<string> _html;

    public GalleryFixture() => _html = new(() => Page.Html());

    /// <summary>What the page is made of.</summary>
    internal GalleryPage Page => _page.Value;

    /// <summary>The text of the page.</summary>
    public string Html => _html.Value;

    /// <summary>A text among the resources of the tests.</summary>
    internal static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(GalleryFixture).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
