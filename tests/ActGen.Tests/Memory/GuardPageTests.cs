using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using ActGen.Tests.Processes;
using Xunit;

namespace ActGen.Tests.Memory;

/// <summary>No byte outside the spans is read or written, nor an input written: each lies against a page that ends the process when touched.</summary>
public sealed class GuardPageTests
{
    private const string Reason = "Windows has its own pages, which these tests do not ask for.";

    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic", "1")]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_EnableAVX2", "0")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    public async Task OnlyTheSpansAreTouched(string instructions, string value)
    {
        Assert.SkipUnless(Pages.AreSupported, Reason);
        (int exitCode, string output, string last) = await Run(instructions, value);
        Assert.True(exitCode == 0, $"With {instructions}={value}, {last}:\n{output}");
        Assert.Contains("Failed: 0", output);
        Assert.DoesNotContain("Total: 0", output);
    }

    [Theory]
    [InlineData(nameof(FaultProbe.ReadBeforeTheStart))]
    [InlineData(nameof(FaultProbe.ReadBehindTheEnd))]
    [InlineData(nameof(FaultProbe.WriteToAnInput))]
    public async Task ATouchEndsTheProcessAndIsTold(string fault)
    {
        Assert.SkipUnless(Pages.AreSupported, Reason);
        (int exitCode, _, string last) = await Run(FaultProbe.FaultVariable, fault);
        Assert.NotEqual(0, exitCode);
        Assert.StartsWith($"{fault} of Single, 5 elements", last);
    }

    private static async Task<(int ExitCode, string Output, string Last)> Run(string variable, string value)
    {
        string file = Path.GetTempFileName();
        try
        {
            (int exitCode, string output) = await TestProcess.Run(
                new Dictionary<string, string> { [variable] = value, [CaseRecord.FileVariable] = file },
                variable == FaultProbe.FaultVariable
                    ? [typeof(FaultProbe)]
                    : [typeof(ElementwiseGuardProbe), typeof(RowGuardProbe), typeof(LayerGuardProbe), typeof(TrainingGuardProbe)]);
            return (exitCode, output, CaseRecord.Read(file));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
