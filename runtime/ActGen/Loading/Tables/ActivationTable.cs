using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen;

/// <summary>The activations of a type by name, as a method with <see cref="ActivationTableAttribute"/> lists them. Any number of threads may look up.</summary>
/// <example>
/// <code>
/// ActivationTable table = Activations.CreateTable();
/// table["leaky_relu"].Forward(x, y);
/// </code>
/// </example>
public sealed class ActivationTable
{
    private readonly ActivationEntry[] _entries;

    /// <summary>Lists activations.</summary>
    /// <param name="entries">The activations. Several may have the same name and differ in their parameters.</param>
    /// <exception cref="ArgumentNullException">There is no list, or an entry is null.</exception>
    public ActivationTable(params ActivationEntry[] entries)
    {
        _entries = (ActivationEntry[])(entries ?? throw new ArgumentNullException(nameof(entries))).Clone();
        if (_entries.Contains(null))
        {
            throw new ArgumentNullException(nameof(entries));
        }
    }

    /// <summary>All activations, in the order in which they were listed.</summary>
    public IReadOnlyList<ActivationEntry> Entries => _entries;

    /// <summary>
    /// The first activation of <see cref="float"/> of that name; one that takes no arguments goes before one that does.
    /// <see cref="Find{T}(string)"/> finds those of other types.
    /// </summary>
    /// <param name="name">A name or an alias. Case, underscores and hyphens do not matter.</param>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    /// <exception cref="KeyNotFoundException">There is none of that name. The message lists those there are.</exception>
    public ActivationEntry<float> this[string name]
        => Find<float>(name) ?? throw new KeyNotFoundException(
            $"The table has no activation '{name}' for float; it has {Describe<float>()}.{(name.Contains('(') ? " Give the name alone; Find takes values of parameters too." : "")}");

    /// <summary>The first activation of that name, or null; one that takes no arguments goes before one that does.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="name">A name or an alias. Case, underscores and hyphens do not matter.</param>
    /// <returns>The activation, or null where there is none of that name.</returns>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public ActivationEntry<T>? Find<T>(string name)
        where T : unmanaged
        => FindAll<T>(name).OrderBy(static entry => entry.Arguments.Count > 0).FirstOrDefault();

    /// <summary>
    /// The first activation of that name whose parameters can have these values, or null: one whose constants equal them goes before one to
    /// which the caller gives them.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="name">A name or an alias. Case, underscores and hyphens do not matter.</param>
    /// <param name="parameters">The values; of a parameter that is not among them any will do.</param>
    /// <returns>The activation, or null where there is none.</returns>
    /// <exception cref="ArgumentNullException">The name or the parameters are null.</exception>
    public ActivationEntry<T>? Find<T>(string name, IReadOnlyCollection<ActivationParameter> parameters)
        where T : unmanaged
    {
        if (parameters is null)
        {
            throw new ArgumentNullException(nameof(parameters));
        }

        return FindAll<T>(name)
            .Where(entry => parameters.All(wanted => entry.CanHave(wanted)))
            .OrderBy(static entry => entry.Arguments.Count)
            .FirstOrDefault();
    }

    /// <summary>All activations of that name, in the order in which they were listed.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="name">A name or an alias. Case, underscores and hyphens do not matter.</param>
    /// <returns>The activations; none where there is none of that name.</returns>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public IEnumerable<ActivationEntry<T>> FindAll<T>(string name)
        where T : unmanaged
    {
        if (name is null)
        {
            throw new ArgumentNullException(nameof(name));
        }

        return _entries.OfType<ActivationEntry<T>>().Where(entry => entry.IsNamed(name));
    }

    /// <summary>The activations for elements of a type, as they would be written.</summary>
    internal string Describe<T>()
        where T : unmanaged
    {
        string[] names = _entries.OfType<ActivationEntry<T>>().Select(static entry => entry.ToString()).Distinct().ToArray();
        return names.Length == 0 ? "none" : string.Join(", ", names);
    }
}
