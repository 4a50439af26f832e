using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Diagnostics;

/// <summary>
/// A change of the source after which a diagnostic is not reported any more. Diagnostics carry theirs as properties: what is
/// wrong and how to mend it is known at one place, and the code fixes only do it.
/// </summary>
/// <param name="Kind">What is done.</param>
/// <param name="Title">What is done, as the menu of an editor says it.</param>
/// <param name="Target">What it is done to, see <see cref="MendKind"/>.</param>
/// <param name="Text">What is written.</param>
internal sealed record Mend(MendKind Kind, string Title, string Target = "", string Text = "")
{
    private const string Prefix = "Mend";
    private const char Separator = '\n';

    /// <summary>Mends of several diagnostics with the same key are made at once, where the author asks for it.</summary>
    public string Key { get; init; } = Title;

    /// <summary>The submenu it stands in; empty for none.</summary>
    public string Menu { get; init; } = "";

    /// <summary>Writes the nearest name in the place of one in the activation string.</summary>
    public static Mend Rename(string name, int position, string nearest)
        => new(MendKind.ActivationString, $"Write '{nearest}'", Range(position, name.Length), nearest) { Key = "Write the nearest name" };

    /// <summary>Writes something in the place of characters of the activation string, or between them.</summary>
    public static Mend Replace(string title, int position, int length, string text)
        => new(MendKind.ActivationString, title, Range(position, length), text);

    /// <summary>Sets an argument of the attribute.</summary>
    public static Mend Set(string argument, string value, string? remark = null)
        => new(MendKind.SetArgument, $"Set {argument} = {value}{(remark is null ? "" : $" ({remark})")}", argument, value);

    /// <summary>Removes an argument of the attribute.</summary>
    public static Mend Remove(string argument)
        => new(MendKind.RemoveArgument, $"Remove {argument}", argument);

    /// <summary>Adds a parameter to the method.</summary>
    public static Mend Take(string type, string name)
        => new(MendKind.AddParameter, $"Add the parameter '{type} {name}'", name, type) { Key = $"Add parameters of type '{type}'" };

    /// <summary>Changes the type of a parameter of the method.</summary>
    public static Mend Retype(string parameter, string type)
        => new(MendKind.ParameterType, $"Take '{parameter}' as '{type}'", parameter, type);

    /// <summary>The characters of the activation string that <see cref="Target"/> names.</summary>
    public (int Position, int Length) Characters()
    {
        string[] numbers = Target.Split('+');
        return (int.Parse(numbers[0], CultureInfo.InvariantCulture), int.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The properties of a diagnostic that carries the mends.</summary>
    public static ImmutableDictionary<string, string?> Properties(IEnumerable<Mend> mends)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        foreach (Mend mend in mends)
        {
            string all = string.Join(Separator.ToString(), mend.Kind, mend.Title, mend.Key, mend.Menu, mend.Target, mend.Text);
            properties = properties.Add(Prefix + properties.Count.ToString(CultureInfo.InvariantCulture), all);
        }

        return properties;
    }

    /// <summary>The mends that a diagnostic carries.</summary>
    public static IEnumerable<Mend> Of(Diagnostic diagnostic)
    {
        for (int i = 0; diagnostic.Properties.TryGetValue(Prefix + i.ToString(CultureInfo.InvariantCulture), out string? all) && all is not null; i++)
        {
            string[] fields = all.Split(Separator);
            if (fields.Length == 6 && System.Enum.TryParse(fields[0], out MendKind kind))
            {
                yield return new(kind, fields[1], fields[4], fields[5]) { Key = fields[2], Menu = fields[3] };
            }
        }
    }

    private static string Range(int position, int length)
        => $"{position.ToString(CultureInfo.InvariantCulture)}+{length.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>What a <see cref="Mend"/> does, and what its target and text are.</summary>
internal enum MendKind
{
    /// <summary>Replaces characters of the activation string, the target, by the text.</summary>
    ActivationString,

    /// <summary>Sets the argument of the attribute that the target names, the first without a name where it is empty, to the text.</summary>
    SetArgument,

    /// <summary>Removes the argument of the attribute that the target names.</summary>
    RemoveArgument,

    /// <summary>Removes the attribute that the target names from the method.</summary>
    RemoveAttribute,

    /// <summary>Gives the method a parameter with the target as its name and the text as its type.</summary>
    AddParameter,

    /// <summary>Gives the parameter that the target names the text as its type.</summary>
    ParameterType,

    /// <summary>Makes the method and the types around it partial, and leaves its body to ActGen.</summary>
    PartialMethod,

    /// <summary>Makes the type and the types around it partial.</summary>
    PartialType,

    /// <summary>Makes the method static whose declaration begins at the position that the target is, and whose name is the text.</summary>
    StaticMethod,

    /// <summary>Removes the modifier that the target names from the type.</summary>
    RemoveModifier,
}
