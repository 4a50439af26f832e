using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using ActGen.Testing.Hosting;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActGen.Package.Tests.Unity;

/// <summary>
/// The scripts of the package and its sample, compiled as Unity compiles them (C# 9, .NET Standard 2.1, no nullable context), against
/// stand-ins for the engine, and called.
/// </summary>
public sealed class ScriptTests(UnityPackage package)
{
    /// <summary>Drives the sample as the engine would; the messages of a MonoBehaviour are private.</summary>
    private const string Driver = """
        using System;
        using System.Reflection;
        using ActGen;
        using ActGen.Unity;
        using UnityEngine;

        public static class Driver
        {
            /// <summary>The place of a walker after some frames, with the given parameters.</summary>
            public static float[] Walk(byte[] parameters, int frames)
            {
                var walker = new ActGen.Samples.Walker { transform = new Transform { position = new Vector3(1, 0, -2) } };
                typeof(ActGen.Samples.Walker).GetField("_parameters", BindingFlags.NonPublic | BindingFlags.Instance)
                    .SetValue(walker, new TextAsset { name = "steering", bytes = parameters });
                var update = (Action)Message(walker, "Update");
                ((Action)Message(walker, "Awake"))();
                update();
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 1; i < frames; i++)
                {
                    update();
                }

                long garbage = GC.GetAllocatedBytesForCurrentThread() - before;
                Vector3 position = walker.transform.position;
                return new float[] { position.x, position.y, position.z, garbage };
            }

            public static byte[] Parameters(int seed)
            {
                var network = new ActGen.Samples.Steering();
                network.Initialize((ulong)seed);
                return network.SaveParameters();
            }

            public static void LoadNothing() => new ActGen.Samples.Steering().LoadParameters(null);

            public static void LoadIntoNothing() => ParameterAsset.LoadParameters(null, new TextAsset());

            public static void SaveNothing() => ParameterAsset.SaveParameters(null);

            private static Delegate Message(object target, string name)
                => target.GetType().GetMethod(name, BindingFlags.NonPublic | BindingFlags.Instance).CreateDelegate(typeof(Action), target);
        }
        """;

    [Fact]
    public void CompileWithoutAWarning() => Run().ShouldCompile();

    [Fact]
    public void TheSampleWalksWithoutGarbage()
    {
        using LoadedAssembly loaded = Run().ShouldCompile().Load();
        byte[] parameters = loaded.Get<Func<int, byte[]>>("Driver", "Parameters")(7);

        float[] result = loaded.Get<Func<byte[], int, float[]>>("Driver", "Walk")(parameters, 100);

        // The same network, run by the other tier.
        var network = new Steering();
        MemoryMarshal.Cast<byte, float>(parameters).CopyTo(network.Parameters);
        float x = 1, z = -2;
        for (int i = 0; i < 100; i++)
        {
            float[] direction = new float[2];
            network.Predict([-x, -z, x, z, MathF.Sin(0.25f)], direction);
            x += direction[0] * (2f * 0.02f);
            z += direction[1] * (2f * 0.02f);
        }

        Assert.Equal(x, result[0], 1e-4f);
        Assert.Equal(0, result[1]);
        Assert.Equal(z, result[2], 1e-4f);
        Assert.Equal(0, result[3]); // bytes
    }

    [Fact]
    public void ParametersOfAnotherModelAreRefused()
    {
        using LoadedAssembly loaded = Run().ShouldCompile().Load();

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => loaded.Get<Func<byte[], int, float[]>>("Driver", "Walk")(new byte[8], 1));

        Assert.StartsWith("'steering' has 8 bytes, and the 130 parameters of Steering are 520.", refusal.Message);
    }

    [Fact]
    public void WhatIsMissingIsNamed()
    {
        using LoadedAssembly loaded = Run().ShouldCompile().Load();

        Assert.StartsWith(
            "No file of parameters is given. Assign one in the inspector.", Assert.Throws<ArgumentNullException>("asset", loaded.Get<Action>("Driver", "LoadNothing")).Message);
        Assert.Throws<ArgumentNullException>("model", loaded.Get<Action>("Driver", "LoadIntoNothing"));
        Assert.Throws<ArgumentNullException>("model", loaded.Get<Action>("Driver", "SaveNothing"));
    }

    /// <summary>What <c>Save</c> writes on .NET is what <c>LoadParameters</c> reads.</summary>
    [Fact]
    public void TheWeightsFileOfASavedModelIsAParameterAsset()
    {
        using var folder = new TemporaryFolder();
        var network = new Steering();
        network.Initialize(3);
        network.Save(folder.PathOf("model"));

        byte[] weights = File.ReadAllBytes(Directory.GetFiles(folder.PathOf("model"), "*.bin").Single());

        Assert.Equal(MemoryMarshal.AsBytes(network.Parameters).ToArray(), weights);
    }

    private GeneratorRun Run()
    {
        GeneratorHost host = GeneratorHost.Unity with { Nullable = NullableContextOptions.Disable };
        return host.Run(
        [
            Engine.Source,
            Driver,
            .. package.Files().Where(static file => file.EndsWith(".cs", StringComparison.Ordinal)).Select(package.ReadText),
        ]);
    }
}
