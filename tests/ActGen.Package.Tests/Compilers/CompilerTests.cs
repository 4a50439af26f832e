using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ActGen.CompilerHost;
using ActGen.Package.Tests.Consumers;
using ActGen.Package.Tests.Documentation;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActGen.Package.Tests.Compilers;

/// <summary>
/// The one generator works in every compiler from the oldest that is supported to the SDK's own, in every language version that
/// the compiler knows, and writes the same wherever it may use the same.
/// </summary>
public sealed class CompilerTests
{
    private static readonly string[] s_languages = ["9.0", "10.0", "11.0", "12.0", "13.0", "14.0", "preview"];

    private static readonly ConcurrentDictionary<(GeneratorHost Host, string Source), string> s_expected = new();

    /// <summary>The compilers, and the newest language that each must know.</summary>
    public static TheoryData<string, string> Compilers => new()
    {
        { "Roslyn 4.3.1", "10.0" },
        { "Roslyn 4.8.0", "12.0" },
        { "Roslyn 4.14.0", "13.0" },
        { "Roslyn of the SDK", "14.0" },
    };

    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task WritesWhatEveryOtherDoes(string compiler, string newest)
    {
        (string Language, GeneratorHost Host, string Source)[] cases = [.. Cases()];
        Outcome[] outcomes = await Toolset.CompileAsync(compiler, cases.Select(static each => new Project(each.Language, PathsOf(each.Host), each.Source)));

        Assert.Equal(cases.Length, outcomes.Length);
        Assert.Equal(s_languages.TakeWhile(language => language != newest).Append(newest), Known().Where(static language => char.IsDigit(language[0])));
        foreach (((string language, GeneratorHost host, string source), Outcome outcome) in cases.Zip(outcomes).Where(static each => each.Second.KnowsLanguage))
        {
            string where = $"{compiler} ({outcome.Compiler}), C# {language}, {host.References}";
            Assert.True(outcome.Faults is [], $"{where}:\n{string.Join('\n', outcome.Faults.Take(10))}\n{source[..Math.Min(source.Length, 2000)]}");
            Assert.Equal(Expected(host, language, source), outcome.Generated);
        }

        IEnumerable<string> Known() => cases.Zip(outcomes).Where(static each => each.Second.KnowsLanguage).Select(static each => each.First.Language).Distinct();
    }

    /// <summary>What readers are told to write in every language; every activation in the oldest language of each tier.</summary>
    private static IEnumerable<(string Language, GeneratorHost Host, string Source)> Cases()
    {
        foreach (GeneratorHost host in new[] { GeneratorHost.Unity, GeneratorHost.Default })
        {
            foreach (string language in s_languages)
            {
                foreach (string source in Readme.Sources.Where(source => host == GeneratorHost.Default || !Readme.NeedsNet8(source)))
                {
                    yield return (language, host, source);
                }
            }
        }

        yield return ("9.0", GeneratorHost.Unity, EveryActivation.Source(hasVectors: false));
        yield return ("11.0", GeneratorHost.Default, EveryActivation.Source(hasVectors: true));
    }

    /// <summary>What is written in the oldest language that has as much.</summary>
    private static string Expected(GeneratorHost host, string language, string source)
        => s_expected.GetOrAdd(
            (host with { AllowUnsafe = true, LanguageVersion = language is "9.0" or "10.0" ? LanguageVersion.CSharp9 : LanguageVersion.CSharp11 }, source),
            static key => string.Concat(key.Host.Run(key.Source).Sources.Select(static each => $"{each.Key}\n{each.Value}")));

    private static string[] PathsOf(GeneratorHost host)
        => [.. host.References.Framework.Append(host.References.Runtime).Select(static reference => ((PortableExecutableReference)reference).FilePath!)];
}
