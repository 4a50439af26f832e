using System.Collections.Generic;
using System.Linq;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Package.Tests.Documentation;

/// <summary>What the README tells a reader to write is generated and compiles, warnings being errors.</summary>
public sealed class ReadmeCodeTests
{
    public static IEnumerable<TheoryDataRow<string>> Sources => Readme.Sources.Select(static source => new TheoryDataRow<string>(source));

    [Theory]
    [MemberData(nameof(Sources))]
    public void Compiles(string source)
    {
        Assert.NotEmpty(GeneratorHost.Default.Run(source).ShouldCompile().Sources);
        if (!Readme.NeedsNet8(source))
        {
            Assert.NotEmpty(GeneratorHost.Unity.Run(source).ShouldCompile().Sources);
        }
    }
}
