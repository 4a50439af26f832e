using System;
using System.Collections.Generic;
using System.IO;
using ActGen.Testing.Hosting;

namespace ActGen.Tests.Processes;

/// <summary>A folder in which processes that compile the same find what another has compiled.</summary>
public sealed class ImageFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("actgen").FullName;

    /// <summary>The environment, with the folder in it.</summary>
    public IReadOnlyDictionary<string, string> Share(Dictionary<string, string> environment)
    {
        environment[GeneratorHost.ImagesVariable] = _path;
        return environment;
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
