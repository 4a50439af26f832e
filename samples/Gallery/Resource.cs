using System.IO;

namespace Gallery;

/// <summary>The files that are part of the program.</summary>
internal static class Resource
{
    /// <summary>The text of one, by its name without a folder.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Resource).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
