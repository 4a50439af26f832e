using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using ActGen.Testing.Hosting;
using VerifyTests;
using Xunit;
using static VerifyXunit.Verifier;

namespace ActGen.Generator.Tests.Verification;

/// <summary>What snapshots are called, which no test may change without renaming files.</summary>
public sealed class NamingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TypeAndMethod()
        => Assert.Equal(["NamingTests.TypeAndMethod.verified.txt"], await NamesAsync(Accept("text")));

    [Fact]
    public async Task OtherNames()
    {
        Assert.Equal(["Type.Method.verified.txt"], await NamesAsync(Accept("text").UseTypeName("Type").UseMethodName("Method")));
        Assert.Equal(["a-b.verified.txt"], await NamesAsync(Accept("text").UseFileName("a:b")));
        await Assert.ThrowsAsync<ArgumentException>(() => Accept("text").UseFileName("file").UseMethodName("Method"));
    }

    [Theory]
    [InlineData("a/b:c#d\\e\"f<g>h|i*j?k\n", 0.5, null, true)]
    public async Task ArgumentsAreCleanedAndCultureFree(string text, double number, object? nothing, bool flag)
    {
        _ = (text, number, nothing, flag);
        using (new CultureScope("de-DE"))
        {
            Assert.Equal(
                ["NamingTests.ArgumentsAreCleanedAndCultureFree_text=a-b-c-d-e-f-g-h-i-j-k-_number=0.5_nothing=null_flag=True.verified.txt"],
                await NamesAsync(Accept("text")));
        }
    }

    [Theory]
    [InlineData("first", "second")]
    public async Task ChosenParameters(string a, string b)
    {
        _ = b;
        Assert.Equal(["NamingTests.ChosenParameters_a=first.verified.txt"], await NamesAsync(Accept("text").UseParameters(a)));
        Assert.Equal(["NamingTests.ChosenParameters_other.verified.txt"], await NamesAsync(Accept("text").UseTextForParameters("other")));
        await Assert.ThrowsAsync<ArgumentException>(() => Accept("text").UseParameters(1, 2, 3));
    }

    [Fact]
    public async Task DerivedPaths()
    {
        string derived = Path.Combine(_folder.Path, "derived");
        Func<string, string, Type, MethodInfo, PathInfo> before = PathInfoOf;
        DerivePathInfo((sourceFile, projectDirectory, type, method) =>
        {
            Assert.True(File.Exists(sourceFile));
            Assert.True(File.Exists(Path.Combine(projectDirectory, "ActGen.Generator.Tests.csproj")));
            return type == typeof(NamingTests) && method.Name == nameof(DerivedPaths) ? new PathInfo(derived, "T", "M") : before(sourceFile, projectDirectory, type, method);
        });
        try
        {
            VerifyResult result = await Verify("text").AutoVerify();
            Assert.Equal([Path.Combine(derived, "T.M.verified.txt")], result.Files);
        }
        finally
        {
            DerivePathInfo(before);
        }
    }

    private SettingsTask Accept(string text) => Verify(text).UseDirectory(_folder.Path).AutoVerify();

    private static async Task<IEnumerable<string?>> NamesAsync(SettingsTask task) => (await task).Files.Select(Path.GetFileName);

    /// <summary>A test class inside another is named after both.</summary>
    public sealed class Nested
    {
        [Fact]
        public async Task NestedType()
        {
            using var folder = new TemporaryFolder();
            Assert.Equal(
                ["NamingTests.Nested.NestedType.verified.txt"],
                await NamesAsync(Verify("text").UseDirectory(folder.Path).AutoVerify()));
        }
    }
}
