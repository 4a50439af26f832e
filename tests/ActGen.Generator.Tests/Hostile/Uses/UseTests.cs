using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using ActGen.Testing.Hosting;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActGen.Generator.Tests.Hostile.Uses;

/// <summary>
/// What holds for whatever anybody writes: the generator does not throw, what it writes compiles without a warning and is the same each time, and
/// where it writes nothing there is a reason in the source.
/// </summary>
/// <remarks>
/// The same 2,000 uses each time; <c>ACTGEN_RANDOM_USES=100000</c> asks for more, and <c>ACTGEN_RANDOM_SEED=7</c> for others. The message of a failure
/// names the seed of the project it found, and shows the smallest part of it that fails.
/// </remarks>
public sealed class UseTests
{
    private const int UsesOfAProject = 50;

    /// <summary>What tells the sequences of one seed and the next apart: by a step of 1 they would be the same but for their first number.</summary>
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private static readonly int s_uses = Setting("ACTGEN_RANDOM_USES", 2_000);

    private static readonly int s_seed = Setting("ACTGEN_RANDOM_SEED", 20_26);

    /// <summary>The number of a use, in the names of the files it gets.</summary>
    private static readonly Regex s_number = new("(?<=C)[0-9]+");

    [Fact]
    public void AnythingSurvives() => Check(Use.Hostile, 0.7, static project =>
    {
        GeneratorRun run = project.Host.Run(project.Sources);
        CheckGenerated(run);
        CheckDiagnostics(run);
        HostileCheck.GivesReasons(run);
        CheckRepeated(run, project);
        return run;
    });

    [Fact]
    public void WhatIsRightGetsItsCode() => Check(Use.Valid, 0.2, static project =>
    {
        GeneratorRun run = project.Host.Run(project.Sources);
        CheckGenerated(run);
        CheckDiagnostics(run);
        CheckRepeated(run, project);
        Assert.DoesNotContain(run.Diagnostics.Concat(run.CompileDiagnostics), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(project.Uses.Sum(static use => use.Files), run.Sources.Count);
        return run;
    });

    [Fact]
    public void SpansGetTheBitsOfSingleElements() => Check(Use.Runnable, 0.1, static project =>
    {
        GeneratorRun run = project.Host.Run(project.Sources);
        using LoadedAssembly loaded = run.Load();
        foreach (Type type in loaded.Assembly.GetTypes().Where(static type => type.GetMethod("Scalar") is not null))
        {
            Type closed = type.ContainsGenericParameters ? type.MakeGenericType([.. type.GetGenericArguments().Select(static _ => typeof(int))]) : type;
            foreach (string derivative in new[] { "", "Derivative" })
            {
                if (type.GetMethod("Scalar")!.ReturnType == typeof(float))
                {
                    Agree<float>(loaded, closed, derivative, static value => (float)value);
                }
                else
                {
                    Agree<double>(loaded, closed, derivative, static value => value);
                }
            }
        }

        return run;
    });

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    /// <summary>Checks projects that make up that share of the uses.</summary>
    private static void Check(Gen<Use> use, double share, Func<Project, GeneratorRun> check)
    {
        int uses = 0, answered = 0;
        Prop.ForAll(Project.Of(use, UsesOfAProject), CheckAndCount).Check(Config.QuickThrowOnFailure
            .WithMaxTest((int)Math.Ceiling(s_uses * share / UsesOfAProject))
            .WithQuietOnSuccess(true)
            .WithReplay(new Replay(new Rnd((ulong)s_seed, GoldenGamma), null)));

        TestContext.Current.TestOutputHelper?.WriteLine($"{uses} uses, of which {answered} got code");
        Assert.True(answered > uses / 5, "Chance has to write uses that work, too.");

        void CheckAndCount(Project project)
        {
            GeneratorRun run = check(project);
            uses += project.Uses.Length;
            answered += run.Sources.Keys.Select(static name => s_number.Match(name).Value).Distinct().Count();
        }
    }

    private static void CheckGenerated(GeneratorRun run)
    {
        // Both parts of a method have the author's modifiers, and a warning about these is said of both in the same words.
        ILookup<bool, Diagnostic> isGenerated = run.CompileDiagnostics.ToLookup(diagnostic => IsGenerated(run, diagnostic.Location));
        string[] known = [.. isGenerated[false].Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning).Select(Said)];
        Diagnostic[] faults = [.. isGenerated[true].Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || !known.Contains(Said(diagnostic)))];
        Assert.True(faults.Length == 0, string.Join('\n', faults.Take(5).Select(static fault => $"{fault}\n{fault.Location.SourceTree}")));

        static string Said(Diagnostic diagnostic) => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }

    private static void CheckDiagnostics(GeneratorRun run)
        => Assert.All(run.Diagnostics, diagnostic =>
        {
            string message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
            Assert.Contains(diagnostic.Location.SourceTree, run.Input.SyntaxTrees);
            Assert.InRange(message.Length, 1, 1000);
            Assert.DoesNotContain(message, char.IsControl);
        });

    private static void CheckRepeated(GeneratorRun run, Project project)
    {
        // Of several files with top-level statements the compiler takes the first: what a name in another means depends on their order.
        const string SeveralProgramFiles = "CS8802";
        bool dependsOnOrder = run.CompileDiagnostics.Any(static diagnostic => diagnostic.Id == SeveralProgramFiles);
        ImmutableSortedDictionary<string, string> again = project.Host.Run(dependsOnOrder ? project.Sources : [.. project.Sources.Reverse()]).Sources;
        Assert.Equal(run.Sources.Keys, again.Keys);
        Assert.All(run.Sources, source => Assert.Equal(source.Value, again[source.Key]));
    }

    private static bool IsGenerated(GeneratorRun run, Location location) => location.SourceTree is { } tree && !run.Input.ContainsSyntaxTree(tree);

    private static void Agree<T>(LoadedAssembly loaded, Type type, string derivative, Func<double, T> of)
        where T : struct
    {
        ScalarFunction<T> one = loaded.Get<ScalarFunction<T>>(type, "Scalar" + derivative);
        SpanFunction<T> many = loaded.Get<SpanFunction<T>>(type, "Span" + derivative);
        T[] x = [.. s_inputs.Select(of)], y = new T[x.Length];
        many(x, y);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.True(one(x[i]).Equals(y[i]) && (double.IsNaN(Convert.ToDouble(y[i], CultureInfo.InvariantCulture)) || IsNegative(one(x[i])) == IsNegative(y[i])), $"{type}.{derivative}({x[i]:R}) is {one(x[i]):R}, but {y[i]:R} in a span");
        }

        static bool IsNegative(T value) => double.IsNegative(Convert.ToDouble(value, CultureInfo.InvariantCulture));
    }

    private static readonly double[] s_inputs =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, -1, 1e-40, -1e-40, 1e30, -1e30, .. Enumerable.Range(-24, 48).Select(static i => i * 0.37),
    ];
}
