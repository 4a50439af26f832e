using System;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Tests.Training;

/// <summary>The plain loops of the netstandard2.1 build.</summary>
public sealed class ScalarTierTests
{
    private static readonly Lazy<Assembly> s_runtime = new(
        () => new AssemblyLoadContext("netstandard2.1").LoadFromAssemblyPath(ReferenceSet.NetStandard21.RuntimePath));

    private delegate double Evaluate<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int outputLength, Span<T> gradients);

    private delegate void Step<T>(Span<T> parameters, ReadOnlySpan<T> gradients);

    public static TheoryData<string> LossNames
        => [.. typeof(Loss).GetProperties(BindingFlags.Static | BindingFlags.Public).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(LossNames))]
    public void LossesAgreeWithThoseOfRegisters(string name)
    {
        foreach (int length in new[] { 2, 7, 300 })
        {
            var random = new Random(1);
            double[] outputs = Numbers(random, 6 * length);
            PropertyInfo property = typeof(Loss).GetProperty(name)!;
            var loss = (Loss)property.GetValue(null)!;
            object plain = s_runtime.Value.GetType("ActGen.Loss", throwOnError: true)!.GetProperty(name)!.GetValue(null)!;
            double[] targets = loss.TargetLength(300) == 1 ? [.. Enumerable.Range(0, 6).Select(_ => (double)random.Next(length))] : Numbers(random, 6 * length);

            double[] expected = new double[outputs.Length], actual = new double[outputs.Length];
            double value = loss.Evaluate(outputs, targets, length, expected);
            Assert.Equal(value, Method<Evaluate<double>>(plain, "Evaluate")(outputs, targets, length, actual), 1e-13 * Math.Max(1, value));
            AssertNear(expected, actual, 1e-13);

            float[] floats = new float[outputs.Length];
            Method<Evaluate<float>>(plain, "Evaluate")([.. outputs.Select(y => (float)y)], [.. targets.Select(t => (float)t)], length, floats);
            AssertNear(expected, [.. floats.Select(gradient => (double)gradient)], 1e-4 * expected.Max(Math.Abs));
        }
    }

    [Theory]
    [InlineData("ActGen.Sgd", 0.1, 0.0, false)]
    [InlineData("ActGen.Sgd", 0.1, 0.9, false)]
    [InlineData("ActGen.Sgd", 0.1, 0.9, true)]
    [InlineData("ActGen.Adam", 0.1, 0.8, 0.99, 1e-7)]
    public void OptimisersAgreeWithThoseOfRegisters(string name, params object[] arguments)
    {
        object plain = Activator.CreateInstance(s_runtime.Value.GetType(name, throwOnError: true)!, arguments)!;
        object same = Activator.CreateInstance(s_runtime.Value.GetType(name, throwOnError: true)!, arguments)!;
        var registers = (Optimizer)Activator.CreateInstance(typeof(Optimizer).Assembly.GetType(name, throwOnError: true)!, arguments)!;
        var random = new Random(1);
        double[] expected = Numbers(random, 37), actual = [.. expected];
        float[] floats = [.. expected.Select(w => (float)w)];
        for (int i = 0; i < 3; i++)
        {
            double[] gradients = Numbers(random, 37);
            registers.Step(expected, gradients);
            Method<Step<double>>(plain, "Step")(actual, gradients);
            Method<Step<float>>(same, "Step")(floats, [.. gradients.Select(g => (float)g)]);
        }

        AssertNear(expected, actual, 1e-14);
        AssertNear(expected, [.. floats.Select(w => (double)w)], 1e-6);
    }

    private static double[] Numbers(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => 0.05 + 0.9 * random.NextDouble())];

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
        => Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));

    private static TDelegate Method<TDelegate>(object target, string name)
        where TDelegate : Delegate
    {
        Type[] parameters = [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];
        return target.GetType().GetMethod(name, parameters)!.CreateDelegate<TDelegate>(target);
    }
}
