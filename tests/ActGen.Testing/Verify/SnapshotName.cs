using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace VerifyTests;

/// <summary>What all files of one comparison are called before <c>#name</c>, <c>.verified</c> and the extension.</summary>
/// <param name="Directory">The folder, absolute.</param>
/// <param name="Prefix">The type, the method and the arguments: <c>MyTests.Forward_alpha=0.2</c>.</param>
internal sealed record SnapshotName(string Directory, string Prefix)
{
    /// <summary>Characters no argument may bring into a file's name, on any system: '#' separates names, the rest Windows forbids.</summary>
    private const string Forbidden = "\"\\<>|:*?/#";

    public static SnapshotName Of(
        VerifySettings settings, string sourceFile, Type type, MethodInfo method, object?[] arguments, PathInfo path)
    {
        string directory = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(sourceFile)!, settings.Directory ?? path.Directory ?? ""));
        if (settings.FileName is { } fileName)
        {
            return settings.TypeName is null && settings.MethodName is null && settings.Parameters is null && settings.ParametersText is null
                ? new(directory, Clean(fileName))
                : throw new ArgumentException("UseFileName names the whole file; it does not go with UseTypeName, UseMethodName, UseParameters or UseTextForParameters.");
        }

        string prefix = $"{settings.TypeName ?? path.TypeName ?? NameWithParent(type)}.{settings.MethodName ?? path.MethodName ?? method.Name}";
        return new(directory, prefix + (settings.ParametersText is { } text ? $"_{Clean(text)}" : Suffix(method, settings.Parameters ?? arguments)));
    }

    /// <summary>The arguments as they stand in the name: <c>_alpha=0.2_form=MinMax</c>.</summary>
    public static string Suffix(MethodInfo method, IReadOnlyList<object?> arguments)
    {
        ParameterInfo[] parameters = method.GetParameters();
        return arguments.Count <= parameters.Length
            ? string.Concat(arguments.Zip(parameters, static (value, parameter) => $"_{parameter.Name}={Clean(Format(value))}"))
            : throw new ArgumentException($"UseParameters was given {arguments.Count} values; {method.Name} has {parameters.Length} parameters.");
    }

    /// <summary>The name of a type after those it is nested in: <c>Outer.Inner</c>.</summary>
    public static string NameWithParent(Type type)
    {
        string name = type.Name.Split('`')[0];
        return type.DeclaringType is { } parent ? $"{NameWithParent(parent)}.{name}" : name;
    }

    /// <summary>The folder of the project a source file belongs to.</summary>
    public static string ProjectDirectory(string sourceFile)
    {
        string? directory = Path.GetDirectoryName(sourceFile);
        while (directory is not null && !(System.IO.Directory.Exists(directory) && System.IO.Directory.EnumerateFiles(directory, "*.csproj").Any()))
        {
            directory = Path.GetDirectoryName(directory);
        }

        return directory ?? throw new DirectoryNotFoundException(
            $"'{sourceFile}' lies in no project of this machine; [CallerFilePath] was mapped. Set DeterministicSourcePaths to false in the test project.");
    }

    /// <summary>The files named after this one: <c>Prefix.kind.*</c> and <c>Prefix#*.kind.*</c>.</summary>
    /// <param name="kind"><c>received</c> or <c>verified</c>.</param>
    public IEnumerable<string> Existing(string kind)
        => System.IO.Directory.Exists(Directory)
            ? System.IO.Directory.EnumerateFiles(Directory, $"*.{kind}.*")
                .Where(path => PrefixOf(Path.GetFileName(path), kind) == Prefix)
                .Order(StringComparer.Ordinal)
            : [];

    /// <summary>The prefix a file is named with, or null when it is no such file.</summary>
    public static string? PrefixOf(string file, string kind)
    {
        int end = file.LastIndexOf($".{kind}.", StringComparison.Ordinal);
        return end < 0 ? null : file[..end].Split('#')[0];
    }

    private static string Format(object? value) => value switch
    {
        null => "null",
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Clean(string value)
        => string.Concat(value.Select(static character => char.IsControl(character) || Forbidden.Contains(character) ? '-' : character));
}
