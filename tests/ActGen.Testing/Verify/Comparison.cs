using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace VerifyTests;

/// <summary>How the files of one test compare, with a <c>.received.</c> file on disk for each that differs.</summary>
internal sealed class Comparison(string directory)
{
    public string Directory { get; } = directory;

    public List<FilePair> New { get; } = [];

    public List<FilePair> NotEqual { get; } = [];

    public List<FilePair> Equal { get; } = [];

    public List<string> Delete { get; } = [];

    public bool Passes => New.Count + NotEqual.Count + Delete.Count == 0;

    public IEnumerable<FilePair> All => New.Concat(NotEqual).Concat(Equal);

    /// <summary>Compares one text with its file.</summary>
    public async Task CompareAsync(string text, string verified, string received)
    {
        System.IO.Directory.CreateDirectory(Directory);
        string expected = File.Exists(verified) ? await ReadAsync(verified) : "";
        var pair = new FilePair(Path.Combine(Directory, received), verified, text, expected);
        if (expected.Length == 0)
        {
            File.Delete(verified); // an empty file is a snapshot nobody has accepted yet
            await WriteAsync(pair, New);
        }
        else if (expected != text)
        {
            await WriteAsync(pair, NotEqual);
        }
        else
        {
            Equal.Add(pair);
        }
    }

    /// <summary>Makes what was received the snapshot, and removes what is no longer produced.</summary>
    public void Accept()
    {
        foreach (FilePair pair in New.Concat(NotEqual))
        {
            File.Move(pair.Received, pair.Verified, overwrite: true);
        }

        Delete.ForEach(File.Delete);
    }

    private static async Task WriteAsync(FilePair pair, List<FilePair> list)
    {
        await File.WriteAllTextAsync(pair.Received, pair.ReceivedText, VerifierSettings.Encoding);
        list.Add(pair);
    }

    private static async Task<string> ReadAsync(string verified)
    {
        string text = await File.ReadAllTextAsync(verified); // with or without a byte order mark
        return text.Contains('\r') ? throw new VerifiedLineEndingException(verified) : text;
    }
}
