using System;
using System.Collections.Generic;

namespace ActGen;

/// <summary>What an <see cref="ActivationEntry{T}"/> may have besides a name and a method. The defaults are those of an element-wise activation that takes no arguments.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class ActivationEntryOptions<T>
    where T : unmanaged
{
    private IReadOnlyList<string> _aliases = Array.Empty<string>();
    private IReadOnlyList<ActivationParameter> _constants = Array.Empty<ActivationParameter>();
    private IReadOnlyList<ActivationArgument> _arguments = Array.Empty<ActivationArgument>();
    private int _rowLength;

    /// <summary>Calls the gradient; null where there is none.</summary>
    public ActivationBackward<T>? Backward { get; set; }

    /// <summary>Whether the gradient is computed from the output.</summary>
    public bool IsBackwardFromOutput { get; set; }

    /// <summary>What frameworks call the activation otherwise.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public IReadOnlyList<string> Aliases
    {
        get => _aliases;
        set => _aliases = value ?? throw new ArgumentNullException(nameof(Aliases));
    }

    /// <summary>The parameters that are constants of the method.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public IReadOnlyList<ActivationParameter> Constants
    {
        get => _constants;
        set => _constants = value ?? throw new ArgumentNullException(nameof(Constants));
    }

    /// <summary>The parameters that the caller gives.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public IReadOnlyList<ActivationArgument> Arguments
    {
        get => _arguments;
        set => _arguments = value ?? throw new ArgumentNullException(nameof(Arguments));
    }

    /// <summary>Whether each output depends on a whole row.</summary>
    public bool IsOfRows { get; set; }

    /// <summary>The only number of elements a row can have; 0 where it can have any.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int RowLength
    {
        get => _rowLength;
        set
        {
            ParameterChecks.Require(value >= 0, (double)value, "a number of elements of at least 0 as length of a row", nameof(RowLength));
            _rowLength = value;
        }
    }

    /// <summary>Whether the delegates take one row at a time.</summary>
    public bool TakesOneRow { get; set; }
}
