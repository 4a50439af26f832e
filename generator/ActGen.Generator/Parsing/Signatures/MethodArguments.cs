using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Parsing.Signatures;

/// <summary>The parameters of a method that are neither inputs nor outputs: values for the parameters of its activations.</summary>
internal sealed class MethodArguments
{
    private readonly IReadOnlyList<MethodArgument> _arguments;

    /// <summary>Those of a method that the author declared.</summary>
    /// <param name="method">The method.</param>
    /// <param name="signature">What its signature asks for.</param>
    public MethodArguments(IMethodSymbol method, SignatureModel signature)
        : this(
            method.Name,
            signature,
            method.Locations[0],
            [
                .. signature.Parameters.Zip(method.Parameters, static (model, symbol) => new MethodArgument(
                    symbol.Name, model.Name, symbol.Type, symbol.Locations[0], model.Role)),
            ])
    {
    }

    /// <summary>Those of a method that is generated as well.</summary>
    /// <param name="name">What its author calls it.</param>
    /// <param name="signature">Its signature.</param>
    /// <param name="location">Where to say what is wrong with it.</param>
    /// <param name="arguments">Its parameters.</param>
    public MethodArguments(string name, SignatureModel signature, Location location, IReadOnlyList<MethodArgument> arguments)
    {
        Name = name;
        Signature = signature;
        Location = location;
        _arguments = arguments;
    }

    public SignatureModel Signature { get; }

    public string Name { get; }

    /// <summary>Where the name of the method stands.</summary>
    public Location Location { get; }

    /// <summary>What the activation takes beside inputs and outputs, where the method is a gradient of it: the gradient has to, too.</summary>
    public IReadOnlyList<IParameterSymbol> Expected { get; init; } = [];

    /// <summary>Those that are values of parameters.</summary>
    public IEnumerable<MethodArgument> Parameters => Of(ParameterRole.Number, ParameterRole.Numbers);

    /// <summary>Those that receive the gradients of parameters.</summary>
    public IEnumerable<MethodArgument> Gradients => Of(ParameterRole.ParameterGradient);

    /// <summary>The one in that role, or null.</summary>
    public MethodArgument? Find(ParameterRole role) => Of(role).Select(static argument => (MethodArgument?)argument).FirstOrDefault();

    /// <summary>Whether the method is a gradient.</summary>
    public bool IsGradient { get; init; }

    /// <summary>Names for parameters that are learnt, which those are that have neither a value nor a default; null where nothing is learnt.</summary>
    public SymbolNames? LearntNames { get; init; }

    /// <summary>Says that the signature is none the activation can have.</summary>
    public Diagnostic Unsupported(string reason) => Diagnostic.Create(
        IsGradient ? DiagnosticDescriptors.UnsupportedGradientSignature : DiagnosticDescriptors.UnsupportedSignature, Location, Name, reason);

    /// <summary>Says that a gradient leaves out what the activation takes.</summary>
    /// <param name="stage">The stage that needs it.</param>
    /// <param name="expected">The parameter of the activation.</param>
    public Diagnostic LeftOut(string stage, IParameterSymbol expected) => Diagnostic.Create(
        DiagnosticDescriptors.ParameterNotGiven,
        Location,
        Mend.Properties([Mend.Take(expected.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), expected.Name)]),
        stage,
        expected.Name,
        $"'{expected.ContainingSymbol.Name}' takes it as '{expected.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', so this gradient of it has to");

    /// <summary>Whether one has the name.</summary>
    public bool Has(string name) => _arguments.Any(argument => argument.Name == name);

    private IEnumerable<MethodArgument> Of(params ParameterRole[] roles) => _arguments.Where(argument => roles.Contains(argument.Role));
}

/// <summary>A parameter of a method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Escaped">Its name as written in code.</param>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Role">What it is used for.</param>
internal readonly record struct MethodArgument(string Name, string Escaped, ITypeSymbol Type, Location Location, ParameterRole Role)
{
    /// <summary>Whether it holds several numbers.</summary>
    public bool IsSpan => Role == ParameterRole.Numbers;
}
