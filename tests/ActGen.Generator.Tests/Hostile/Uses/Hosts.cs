using System;
using System.Linq;
using ActGen.Testing.Hosting;
using ActGen.Testing.Unity;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Tests.Hostile.Uses;

/// <summary>Projects of every kind in which generated code has to compile.</summary>
internal static class Hosts
{
    private static readonly LanguageVersion[] s_versions = [.. Enum.GetValues<LanguageVersion>().Where(static version => version >= LanguageVersion.CSharp9)];

    public static Gen<GeneratorHost> Any { get; } =
        from framework in Gen.Elements(GeneratorHost.Default, GeneratorHost.Unity, Burst.Host)
        from version in Gen.Elements(s_versions)
        from nullable in Gen.Elements(NullableContextOptions.Enable, NullableContextOptions.Disable, NullableContextOptions.Annotations)
        from isUnsafe in Gen.Elements(true, false)
        from isChecked in Gen.Elements(true, false)
        select framework with { LanguageVersion = version, Nullable = nullable, AllowUnsafe = isUnsafe, CheckOverflow = isChecked };
}
