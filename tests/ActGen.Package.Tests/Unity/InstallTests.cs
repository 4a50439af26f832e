using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ActGen.Testing;
using Xunit;

namespace ActGen.Package.Tests.Unity;

/// <summary>The bytes that reach a project are those that were built, whoever builds them wherever.</summary>
public sealed class InstallTests(UnityPackage package)
{
    [Fact]
    public async Task AnotherFolderGivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        string checkout = folder.PathOf("elsewhere/and/deeper");
        CopyCheckout(checkout);

        await UnityPackage.BuildAsync(checkout, folder.PathOf("package"));

        Assert.Empty(UnityPackage.Differences(package.Root, folder.PathOf("package")));
    }

    /// <summary>A release is a commit that holds the built files; the Package Manager clones it and takes one folder.</summary>
    [Fact]
    public async Task ACloneOfAReleaseHoldsTheWholePackage()
    {
        using var folder = new TemporaryFolder();
        string repository = folder.PathOf("repository"), clone = folder.PathOf("clone"), relative = $"runtime/unity/{UnityPackage.Name}";
        Directory.CreateDirectory(repository);
        foreach (string file in new[] { ".gitignore", ".gitattributes", "runtime/unity/.gitignore" })
        {
            Copy(Repository.PathOf(file), Path.Combine(repository, file));
        }

        foreach (string file in package.Files())
        {
            Copy(Path.Combine(package.Root, file), Path.Combine(repository, relative, file));
        }

        await Git.InitializeAsync(repository, "--force", relative);
        await Git.RunAsync(folder.FullName, "clone", "--quiet", repository, clone);

        Assert.Empty(UnityPackage.Differences(package.Root, Path.Combine(clone, relative)));
    }

    /// <summary>What the package is made from, without what was built before, and with the name of the commit, which is in the version.</summary>
    private static void CopyCheckout(string destination)
    {
        IEnumerable<string> files = Directory.GetFiles(Repository.Root)
            .Concat(new[] { "generator", "runtime", ".git/refs" }.SelectMany(static folder => FilesOf(folder, SearchOption.AllDirectories)))
            .Concat(FilesOf(".git", SearchOption.TopDirectoryOnly));
        if (Directory.Exists(Repository.PathOf(".git")))
        {
            Directory.CreateDirectory(Path.Combine(destination, ".git", "objects"));
        }

        foreach (string file in files.Select(static file => Path.GetRelativePath(Repository.Root, file)))
        {
            string[] parts = file.Split(Path.DirectorySeparatorChar);
            if (!parts.Contains("bin") && !parts.Contains("obj"))
            {
                Copy(Repository.PathOf(file), Path.Combine(destination, file));
            }
        }
    }

    private static string[] FilesOf(string folder, SearchOption option)
        => Directory.Exists(Repository.PathOf(folder)) ? Directory.GetFiles(Repository.PathOf(folder), "*", option) : [];

    private static void Copy(string source, string destination)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(destination)!);
        File.Copy(source, destination);
    }
}
