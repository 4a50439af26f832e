using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing;

/// <summary>The parameters of a method that are neither inputs nor outputs: values for the parameters of its activations.</summary>
internal sealed class MethodArguments
{
    private readonly SymbolNames _symbols = new(KernelSymbols.Reserved);
    private readonly ImmutableArray<IMethodSymbol> _targets;
    private readonly IMethodSymbol _method;

    /// <param name="method">The method.</param>
    /// <param name="signature">What its signature asks for.</param>
    /// <param name="targets">The overloads of the activation whose gradient it is; empty for an activation.</param>
    public MethodArguments(IMethodSymbol method, SignatureModel signature, ImmutableArray<IMethodSymbol> targets)
    {
        _method = method;
        _targets = targets;
        Signature = signature;
    }

    public SignatureModel Signature { get; }

    public string Name => _method.Name;

    /// <summary>Where the name of the method stands.</summary>
    public Location Location => _method.Locations[0];

    /// <summary>The name of the activation whose gradient the method is.</summary>
    public string Target => _targets[0].Name;

    /// <summary>Those that are values of parameters.</summary>
    public IEnumerable<MethodArgument> Parameters => Of(ParameterRole.Number, ParameterRole.Numbers);

    /// <summary>Those that receive the gradients of parameters.</summary>
    public IEnumerable<MethodArgument> Gradients => Of(ParameterRole.ParameterGradient);

    /// <summary>The one in that role, or null.</summary>
    public MethodArgument? Find(ParameterRole role) => Of(role).Select(static argument => (MethodArgument?)argument).FirstOrDefault();

    /// <summary>How an activation takes a parameter that its gradient leaves out; null where it does not.</summary>
    public string? Expects(ParameterDefinition parameter) => Expects(name => parameter.IsNamed(name) || parameter.IsNamed(ParameterNames.WithoutNumber(name)));

    /// <summary>How an activation takes what its gradient leaves out.</summary>
    public string? Expects(string name) => Expects(candidate => Names.Equal(candidate, name));

    /// <summary>A name for the value in the kernel, unique there.</summary>
    public string SymbolOf(string parameter) => _symbols.Unique(KernelSymbols.CamelCase(parameter));

    private string? Expects(System.Func<string, bool> isNamed)
        => _targets.SelectMany(static target => target.Parameters)
            .Where(parameter => isNamed(parameter.Name))
            .Select(static parameter => parameter.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))
            .FirstOrDefault();

    private IEnumerable<MethodArgument> Of(params ParameterRole[] roles)
        => Signature.Parameters
            .Select((model, index) => (model, symbol: _method.Parameters[index]))
            .Where(pair => roles.Contains(pair.model.Role))
            .Select(static pair => new MethodArgument(
                pair.symbol.Name, pair.model.Name, pair.symbol.Type, pair.symbol.Locations[0], pair.model.Role == ParameterRole.Numbers));
}

/// <summary>A parameter of a method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Escaped">Its name as written in code.</param>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="IsSpan">Whether it holds several numbers.</param>
internal readonly record struct MethodArgument(string Name, string Escaped, ITypeSymbol Type, Location Location, bool IsSpan);
