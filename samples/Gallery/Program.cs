using System.CommandLine;
using System.IO;
using Gallery.Site;
using Gallery.Terminal;
using Samples;
using Spectre.Console;

var folder = new Argument<DirectoryInfo>("folder")
{
    Description = "Where to write gallery.html.",
    DefaultValueFactory = static _ => new DirectoryInfo("artifacts"),
};

var ascii = new Option<string?>("--ascii")
{
    Description = "Draw this activation in the terminal instead.",
};

var set = new Option<string[]>("--set")
{
    Description = "A parameter of it, such as alpha=0.2; may be given several times.",
};

var command = new RootCommand("Writes a page that shows every activation of the catalogue.") { folder, ascii, set };
command.SetAction(parsed => parsed.GetValue(ascii) is { } name
    ? TerminalPlot.Draw(name, parsed.GetValue(set) ?? [])
    : Write(parsed.GetRequiredValue(folder)));
return command.Parse(args).Invoke();

static int Write(DirectoryInfo folder)
{
    folder.Create();
    string path = Path.Combine(folder.FullName, "gallery.html");
    File.WriteAllText(path, new GalleryPage().Html());
    Page.Out.WriteLine($"written: {path}");
    return 0;
}
