using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using VerifyTests;
using Xunit;
using Xunit.v3;

namespace VerifyXunit;

/// <summary>Compares a value with the snapshot stored beside the test.</summary>
public static class Verifier
{
    /// <summary>What <see cref="DerivePathInfo"/> has set.</summary>
    internal static Func<string, string, Type, MethodInfo, PathInfo> PathInfoOf { get; private set; } = static (_, _, _, _) => new();

    /// <summary>Compares <paramref name="target"/> with the snapshot of the running test.</summary>
    /// <param name="target">A string, or what <see cref="VerifySourceGenerators.Initialize"/> has made known: a generator driver or its result.</param>
    /// <param name="settings">Options of this call.</param>
    /// <param name="sourceFile">The calling file, in whose folder the snapshot lies.</param>
    /// <returns>A task to await, on which options can still be set.</returns>
    public static SettingsTask Verify(object? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "")
        => new(settings, final => RunAsync(target, final, sourceFile));

    /// <summary>Chooses folder, type and method name for every snapshot whose test does not choose itself.</summary>
    /// <param name="derivePathInfo">Given the calling file, the project's folder, the test's type and method.</param>
    public static void DerivePathInfo(Func<string, string, Type, MethodInfo, PathInfo> derivePathInfo)
    {
        ArgumentNullException.ThrowIfNull(derivePathInfo);
        PathInfoOf = derivePathInfo;
    }

    private static async Task<VerifyResult> RunAsync(object? target, VerifySettings settings, string sourceFile)
    {
        if (TestContext.Current.TestMethod is not IXunitTestMethod { Method: { ReflectedType: { } type } method })
        {
            throw new InvalidOperationException("Verify names the snapshot after the running test; call it inside a test, on the test's own flow.");
        }

        string project = SnapshotName.ProjectDirectory(sourceFile);
        PathInfo path = PathInfoOf(sourceFile, project, type, method);
        SnapshotName name = SnapshotName.Of(settings, sourceFile, type, method, Arguments(), path);
        IReadOnlyList<Target> targets = VerifySourceGenerators.TargetsOf(target, settings)
            .Select(each => each with { Text = Scrubbing.Apply(each.Text, settings, project) })
            .ToArray();
        return await SnapshotEngine.RunAsync(name, targets, settings);
    }

    private static object?[] Arguments() => TestContext.Current.Test is IXunitTest test ? test.TestMethodArguments : [];
}
