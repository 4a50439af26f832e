using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Testing.Hosting;
using FsCheck;
using FsCheck.Fluent;

namespace ActGen.Generator.Tests.Hostile.Uses;

/// <summary>Many uses in one compilation, since to bind a framework takes longer than to generate code for all of them.</summary>
internal sealed record Project(GeneratorHost Host, Use[] Uses)
{
    /// <summary>The files, each with a number of its own in its names.</summary>
    public string[] Sources => [.. Uses.Select(static (use, number) => use.Text.Replace("$", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))];

    /// <summary>Projects of so many uses; a failing one is shrunk to a single use where that is enough.</summary>
    public static Arbitrary<Project> Of(Gen<Use> use, int count)
        => Arb.From(from host in Hosts.Any from uses in use.ArrayOf(count) select new Project(host, uses), static project => project.Parts());

    private IEnumerable<Project> Parts()
        => Uses.Length < 2 ? [] : [this with { Uses = Uses[..(Uses.Length / 2)] }, this with { Uses = Uses[(Uses.Length / 2)..] }];

    public override string ToString() => $"{Host.References}, C# {Host.LanguageVersion}, unsafe {Host.AllowUnsafe}, checked {Host.CheckOverflow}, nullable {Host.Nullable}, {Host.ExtraReferences.Length} more references\n{string.Concat(Uses.AsEnumerable())}";
}
