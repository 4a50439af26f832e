using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace ActGen.Tests.Loading;

/// <summary>What ActGen saves, TensorFlow.js loads, and predicts the same. Runs where Node.js and the package are installed.</summary>
public sealed class TensorFlowJsCheckTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("classifier")]
    [InlineData("regressor")]
    [InlineData("activations")]
    public async Task LoadsWhatALoadedModelSaves(string name)
    {
        using var fixture = new Fixture(name);
        LayersModel model = LayersModel.Load(fixture.Model, CompiledModels.Table);
        string saved = fixture.PathOf("saved");
        float[] y = new float[fixture.Outputs.Length];

        model.Save(saved);
        model.Predict(fixture.Inputs, y);

        await Check(saved, fixture.Inputs, y);
    }

    [Fact]
    public async Task LoadsWhatAGeneratedClassSaves()
    {
        using var fixture = new Fixture("classifier");
        SequentialModel<float> model = CompiledModels.Create("Classifier");
        string saved = fixture.PathOf("saved");
        float[] y = new float[fixture.Outputs.Length];

        model.Save(saved);
        model.Predict(fixture.Inputs, y);

        await Check(saved, fixture.Inputs, y);
    }

    private async Task Check(string folder, float[] inputs, float[] outputs, [CallerFilePath] string file = "")
    {
        string scripts = Path.Combine(Path.GetDirectoryName(file)!, "Fixtures");
        Assert.SkipUnless(Directory.Exists(Path.Combine(scripts, "node_modules", "@tensorflow")), $"TensorFlow.js is not installed: run 'npm install' in {Path.GetFileName(scripts)}.");
        await File.WriteAllTextAsync(Path.Combine(folder, "samples.json"), JsonSerializer.Serialize(new { inputs, outputs }), TestContext.Current.CancellationToken);

        using Process? process = Start(scripts, folder);
        Assert.SkipWhen(process is null, "Node.js is not installed.");
        Task<string> printed = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        output.WriteLine((await printed).Trim());
        Assert.True(process.ExitCode == 0, await errors);
        Assert.Contains($"agrees on {outputs.Length} values", await printed);
    }

    private static Process? Start(string scripts, string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", [Path.Combine(scripts, "tfjs.js"), "--check", folder])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // there is no such program
        }
    }
}
