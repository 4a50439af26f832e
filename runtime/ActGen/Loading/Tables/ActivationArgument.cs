namespace ActGen;

/// <summary>A parameter of an activation that its caller gives at run time.</summary>
public readonly record struct ActivationArgument
{
    /// <summary>Names a parameter.</summary>
    /// <param name="name">The name in the catalogue, such as <c>alpha</c>.</param>
    /// <param name="isPerChannel">Whether there is one a channel, the last axis, rather than one for all elements.</param>
    /// <param name="hasGradient">Whether the gradient of the activation gives that of the parameter as well.</param>
    public ActivationArgument(string name, bool isPerChannel = false, bool hasGradient = false)
    {
        Name = name;
        IsPerChannel = isPerChannel;
        HasGradient = hasGradient;
    }

    /// <summary>The name in the catalogue, such as <c>alpha</c>.</summary>
    public string Name { get; }

    /// <summary>Whether there is one a channel, the last axis, rather than one for all elements.</summary>
    public bool IsPerChannel { get; }

    /// <summary>Whether the gradient of the activation gives that of the parameter as well.</summary>
    public bool HasGradient { get; }

    /// <inheritdoc/>
    public override string ToString() => IsPerChannel ? $"{Name} per channel" : Name;
}
