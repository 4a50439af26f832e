using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace ActGen.Testing.Hosting;

/// <summary>
/// Images of compiled projects in a folder, so that processes which compile the same do it once. There is none but where
/// a test names the folder for the processes it starts.
/// </summary>
internal static class ImageStore
{
    private static readonly string? s_folder = Environment.GetEnvironmentVariable(GeneratorHost.ImagesVariable);

    /// <summary>The image of these sources, compiled at the first request.</summary>
    public static byte[] GetOrAdd(GeneratorHost host, string source, Func<byte[]> compile)
    {
        if (s_folder is null)
        {
            return compile();
        }

        byte[] key = SHA256.HashData(Encoding.UTF8.GetBytes($"{host.References.RuntimePath}\n{host.LanguageVersion}\n{host.AllowUnsafe}\n{source}"));
        string file = Path.Combine(s_folder, Convert.ToHexString(key) + ".dll");
        if (!File.Exists(file))
        {
            // Under another name first: another process sees the whole of it or nothing.
            string unfinished = Path.Combine(s_folder, Path.GetRandomFileName());
            File.WriteAllBytes(unfinished, compile());
            File.Move(unfinished, file, overwrite: true);
        }

        return File.ReadAllBytes(file);
    }
}
