using System;
using System.IO;
using System.Linq;
using Xunit;

namespace ActGen.Tests.Loading;

/// <summary>Whatever happens while a model is saved, there is a whole one: the old or the new.</summary>
public sealed class SavingTests : IDisposable
{
    private readonly Fixture _fixture = new("classifier");

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void AFileThatIsHalfWrittenVanishesAndTheOldOneStays()
    {
        string path = _fixture.PathOf("file");
        File.WriteAllText(path, "old");

        var thrown = Assert.Throws<IOException>(() => ModelFolder.Replace(path, static stream =>
        {
            stream.Write([1, 2, 3]);
            throw new IOException("The disk is full.");
        }));

        Assert.Equal("The disk is full.", thrown.Message);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Empty(Directory.EnumerateFiles(_fixture.Folder, "*.tmp"));
    }

    [Fact]
    public void AModelThatCannotTakeItsPlaceLeavesTheOldOne()
    {
        LayersModel model = LayersModel.Load(_fixture.Model, CompiledModels.Table);
        string saved = _fixture.PathOf("saved");
        model.Save(saved);
        SequentialModel<float> other = CompiledModels.Create("Classifier");
        other.Initialize(3);
        string[] before = Files(saved);

        // No file can take the place of a folder.
        File.Move(Path.Combine(saved, "model.json"), Path.Combine(saved, "kept.json"));
        Directory.CreateDirectory(Path.Combine(saved, "model.json"));
        Assert.ThrowsAny<Exception>(() => other.Save(saved));
        Directory.Delete(Path.Combine(saved, "model.json"));
        File.Move(Path.Combine(saved, "kept.json"), Path.Combine(saved, "model.json"));

        Assert.All(before, file => Assert.Contains(file, Files(saved)));
        Assert.Equal(model.Parameters.ToArray(), LayersModel.Load(saved, CompiledModels.Table).Parameters.ToArray());
    }

    [Fact]
    public void TheWeightsOfTheModelBeforeGoWhenTheNewOneIsThere()
    {
        SequentialModel<float> model = CompiledModels.Create("Classifier");
        string saved = _fixture.PathOf("saved");
        Directory.CreateDirectory(saved);
        File.WriteAllText(Path.Combine(saved, "weights-mine.bin"), "not a shard of the model");
        File.WriteAllText(Path.Combine(saved, "model.json"), """{ "weightsManifest": [{ "paths": ["weights-mine.bin", "../weights-00.bin"], "weights": [] }] }""");
        File.WriteAllText(_fixture.PathOf("weights-00.bin"), "outside");

        model.Save(saved);
        string[] first = Files(saved);
        model.Save(saved);
        Assert.Equal(first, Files(saved));
        model.Initialize(5);
        model.Save(saved);

        string[] second = Files(saved);
        Assert.Equal(3, second.Length);
        Assert.Contains("weights-mine.bin", second);
        Assert.NotEqual(first, second);
        Assert.True(File.Exists(_fixture.PathOf("weights-00.bin")));
        SequentialModel<float> again = CompiledModels.Create("Classifier");
        again.Load(saved);
        Assert.Equal(model.Parameters.ToArray(), again.Parameters.ToArray());
    }

    [Fact]
    public void WeightsOfTheModelBeforeThatCannotBeDeletedStay()
    {
        SequentialModel<float> model = CompiledModels.Create("Classifier");
        string saved = _fixture.PathOf("saved");
        model.Save(saved);
        string old = Path.Combine(saved, Assert.Single(Files(saved), static file => file != "model.json"));
        File.Delete(old);
        Directory.CreateDirectory(old); // can no more be deleted as a file than one that another process holds open

        model.Initialize(5);
        model.Save(saved);

        Assert.True(Directory.Exists(old));
        Assert.Equal(model.Parameters.ToArray(), LayersModel.Load(saved, CompiledModels.Table).Parameters.ToArray());
    }

    [Fact]
    public void TheSameModelGivesTheSameBytes()
    {
        SequentialModel<float> model = CompiledModels.Create("Odd");
        model.Save(_fixture.PathOf("a"));
        model.Save(_fixture.PathOf("b"));

        Assert.Equal(Files(_fixture.PathOf("a")), Files(_fixture.PathOf("b")));
        Assert.All(Files(_fixture.PathOf("a")), file => Assert.Equal(
            File.ReadAllBytes(Path.Combine(_fixture.PathOf("a"), file)), File.ReadAllBytes(Path.Combine(_fixture.PathOf("b"), file))));
    }

    private static string[] Files(string folder) => [.. Directory.EnumerateFiles(folder).Select(static path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
