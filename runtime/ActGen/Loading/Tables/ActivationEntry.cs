using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen;

/// <summary>An activation of an <see cref="ActivationTable"/>: what it is called and what it takes. <see cref="ActivationEntry{T}"/> calls it.</summary>
public abstract class ActivationEntry
{
    private readonly int _channelArguments;

    private protected ActivationEntry(
        string method,
        string name,
        IEnumerable<string> aliases,
        IEnumerable<ActivationParameter> constants,
        IEnumerable<ActivationArgument> arguments,
        bool isOfRows,
        int rowLength)
    {
        Method = method ?? throw new ArgumentNullException(nameof(method));
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Aliases = aliases.ToArray();
        Constants = constants.ToArray();
        Arguments = arguments.ToArray();
        _channelArguments = Arguments.Count(static argument => argument.IsPerChannel);
        IsOfRows = isOfRows;
        RowLength = rowLength;
    }

    /// <summary>The method it calls.</summary>
    public string Method { get; }

    /// <summary>The name in the catalogue, that of the author's function, or the stages of a pipeline with <c>|</c> between them.</summary>
    public string Name { get; }

    /// <summary>What frameworks call it otherwise.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>The parameters that are constants of the method.</summary>
    public IReadOnlyList<ActivationParameter> Constants { get; }

    /// <summary>The parameters that the caller gives, in the order in which they lie one after the other.</summary>
    public IReadOnlyList<ActivationArgument> Arguments { get; }

    /// <summary>Whether each output depends on a whole row, as those of softmax do.</summary>
    public bool IsOfRows { get; }

    /// <summary>The only number of elements a row can have; 0 where it can have any.</summary>
    public int RowLength { get; }

    /// <summary>The type of the elements.</summary>
    public abstract Type ElementType { get; }

    /// <summary>Whether the type has a gradient of it.</summary>
    public abstract bool HasGradient { get; }

    /// <summary>Whether it is called that, by its own name or an alias. Case, underscores and hyphens do not matter.</summary>
    /// <param name="name">A name.</param>
    /// <returns>Whether it is one of its names.</returns>
    public bool IsNamed(string name) => Aliases.Prepend(Name).Any(own => ActivationNames.AreEqual(own, name));

    /// <summary>Whether a parameter can have a value: it is a constant of that value, in the precision of the elements, or the caller gives it.</summary>
    internal bool CanHave(ActivationParameter wanted)
        => Arguments.Any(argument => ActivationNames.AreEqual(argument.Name, wanted.Name))
            || Constants.Any(constant => ActivationNames.AreEqual(constant.Name, wanted.Name) && AreEqual(constant.Value, wanted.Value));

    private bool AreEqual(double left, double right) => ElementType == typeof(float) ? ((float)left).Equals((float)right) : left.Equals(right);

    /// <summary>How many arguments a call takes.</summary>
    /// <param name="channels">The number of channels: the length of a row.</param>
    /// <returns>One for each parameter, or for each channel of it.</returns>
    public int ArgumentLength(int channels) => Arguments.Count + (_channelArguments * (channels - 1));

    /// <summary>Whether the length of a row matters.</summary>
    private protected bool HasRows => IsOfRows || _channelArguments > 0;

    /// <summary>The activation as it would be written: <c>leaky_relu(alpha: 0.2)</c>, with the parameters of the caller as names alone.</summary>
    /// <returns>The name and the parameters.</returns>
    public override string ToString()
    {
        string parameters = string.Join(", ", Constants.Select(static constant => constant.ToString()).Concat(Arguments.Select(static argument => argument.ToString())));
        return parameters.Length == 0 ? Name : $"{Name}({parameters})";
    }
}
