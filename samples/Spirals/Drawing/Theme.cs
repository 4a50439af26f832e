namespace Spirals.Drawing;

/// <summary>Colours and type of all pictures. The two data colours differ for readers who cannot tell red from green, too.</summary>
internal static class Theme
{
    /// <summary>The style sheet: one class a colour, in a light and a dark version, as the reader's system asks.</summary>
    public const string Style = """

        text { font: 13px system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; }
        .title { font-size: 18px; font-weight: 600; }
        .crisp { shape-rendering: crispEdges; }
        .smooth { stroke-linejoin: round; stroke-linecap: round; }
        .dashed { stroke-dasharray: 4 4; }
        .paper { color: #ffffff; }
        .ink { color: #1f2328; }
        .muted { color: #59636e; }
        .grid { color: #d8dee4; }
        .first { color: #0969da; }
        .second { color: #c4500a; }
        @media (prefers-color-scheme: dark) {
          .paper { color: #0d1117; }
          .ink { color: #f0f6fc; }
          .muted { color: #a4acb6; }
          .grid { color: #30363d; }
          .first { color: #58a6ff; }
          .second { color: #ff9b52; }
        }

        """;
}
