using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using ActGen.Testing;
using Xunit;

namespace ActGen.Package.Tests.Packing;

/// <summary>The icon of the packages is a picture that a script draws.</summary>
public sealed class IconTests(PackedPackage package)
{
    private static readonly string? s_python = InstalledProgram.Find("python3", "python3.exe");

    [Fact]
    public void PackageHoldsIt()
        => Assert.Equal(File.ReadAllBytes(Repository.PathOf("docs/icon/icon.png")), package.ReadBytes("icon.png"));

    [Fact]
    public async Task IsWhatTheScriptDraws()
    {
        Assert.SkipWhen(s_python is null, "python3 is not installed, so that the script cannot run.");

        await Command.RunAsync(new ProcessStartInfo(s_python, [Repository.PathOf("docs/icon/draw.py"), "--check"])); // which throws where they differ
    }
}
