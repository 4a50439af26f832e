using System.Collections.Generic;
using System.Linq;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Package.Tests.Documentation;

/// <summary>What the README tells a reader to write is generated and compiles, warnings being errors.</summary>
public sealed class ReadmeCodeTests
{
    /// <summary>The part of Godot that the README's node uses, with its public signatures.</summary>
    private const string Godot = """
        namespace Godot
        {
            public class Node2D
            {
                public Vector2 Position { get; set; }
                public virtual void _Process(double delta) { }
            }

            public struct Vector2
            {
                public float X, Y;
                public Vector2(float x, float y) { X = x; Y = y; }
                public static Vector2 operator +(Vector2 left, Vector2 right) => new Vector2(left.X + right.X, left.Y + right.Y);
                public static Vector2 operator *(Vector2 vector, float scale) => new Vector2(vector.X * scale, vector.Y * scale);
            }
        }
        """;

    public static IEnumerable<TheoryDataRow<string>> Sources => Readme.Sources.Select(static source => new TheoryDataRow<string>(source));

    [Theory]
    [MemberData(nameof(Sources))]
    public void Compiles(string source)
    {
        Assert.NotEmpty(GeneratorHost.Default.Run(source, Godot).ShouldCompile().Sources);
        if (!Readme.NeedsNet8(source))
        {
            Assert.NotEmpty(GeneratorHost.Unity.Run(source, Godot).ShouldCompile().Sources);
        }
    }
}
