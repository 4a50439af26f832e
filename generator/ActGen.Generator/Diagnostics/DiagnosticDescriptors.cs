using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Diagnostics;

/// <summary>Every diagnostic of the generator. Each message names the thing, the value, and the way out.</summary>
internal static class DiagnosticDescriptors
{
    private const string HelpPage = "https://github.com/actgen/actgen/blob/main/docs/diagnostics.md#";

    /// <summary>The catalogue has no activation of that name.</summary>
    public static readonly DiagnosticDescriptor UnknownActivation = Error(
        "ACTGEN001",
        "Unknown activation",
        "'{0}' is not an activation; {1}");

    /// <summary>Method '{0}' must be declared partial, for ActGen to write its body.</summary>
    public static readonly DiagnosticDescriptor MethodNotPartial = Error(
        "ACTGEN002",
        "Method is not partial",
        "Method '{0}' must be a partial method without a body, for ActGen to write it: {1}");

    /// <summary>Type '{0}' must be declared partial.</summary>
    public static readonly DiagnosticDescriptor TypeNotPartial = Error(
        "ACTGEN003",
        "Containing type is not partial",
        "Type '{0}' must be declared partial, for ActGen to write the body of '{1}' into it");

    /// <summary>The signature is no shape an activation has.</summary>
    public static readonly DiagnosticDescriptor UnsupportedSignature = Error(
        "ACTGEN004",
        "Signature is no shape of an activation",
        "'{0}' {1}; write 'T F(T x)', 'void F(ReadOnlySpan<T> x, Span<T> y)', 'void F(Span<T> x)', 'Vector128<T> F(Vector128<T> x)' (or 256, 512) "
        + "or 'unsafe void F(T* x, T* y, int length)', with T being float or double");

    /// <summary>The element type is neither float nor double.</summary>
    public static readonly DiagnosticDescriptor UnsupportedElementType = Error(
        "ACTGEN005",
        "Unsupported element type",
        "Elements of type '{0}' are not supported; use float or double {1}");

    /// <summary>The activation has no such parameter.</summary>
    public static readonly DiagnosticDescriptor UnknownParameter = Error(
        "ACTGEN006",
        "The activation has no such parameter",
        "{0} has no parameter '{1}'; {2}");

    /// <summary>The value is out of range.</summary>
    public static readonly DiagnosticDescriptor ParameterOutOfRange = Error(
        "ACTGEN007",
        "Parameter out of range",
        "{0}: {1} = {2} is not possible; {3}");

    /// <summary>A parameter is set twice.</summary>
    public static readonly DiagnosticDescriptor ParameterSetTwice = Error(
        "ACTGEN008",
        "Parameter set twice",
        "{0}: '{1}' is set twice, to {2} and to {3}; remove one");

    /// <summary>No form meets MaxUlp.</summary>
    public static readonly DiagnosticDescriptor MaxUlpNotMet = Error(
        "ACTGEN009",
        "No form of the activation meets MaxUlp",
        "{0}: no form has a proven error within MaxUlp = {1}; {2}");

    /// <summary>The activation has no such form.</summary>
    public static readonly DiagnosticDescriptor FormNotAvailable = Error(
        "ACTGEN010",
        "The activation does not have this form",
        "{0}: the form {1} is not available{2}; {3}");

    /// <summary>The runtime library is missing, or out of reach.</summary>
    public static readonly DiagnosticDescriptor MissingRuntime = Error(
        "ACTGEN011",
        "The ActGen runtime is not referenced",
        "'{0}' cannot be generated because {1}; {2}");

    /// <summary>C# 9 is needed.</summary>
    public static readonly DiagnosticDescriptor LanguageVersionTooLow = Error(
        "ACTGEN012",
        "C# 9 is needed",
        "'{0}' cannot be generated in C# {1}; set <LangVersion> to 9.0 or later");

    /// <summary>Unsafe code is not allowed.</summary>
    public static readonly DiagnosticDescriptor UnsafeNotAllowed = Error(
        "ACTGEN013",
        "The pointer shape needs unsafe code",
        "'{0}' takes pointers; allow unsafe code (<AllowUnsafeBlocks>true</AllowUnsafeBlocks>, or \"Allow 'unsafe' code\" on a Unity assembly definition), or take spans");

    /// <summary>Frameworks disagree on the default of an omitted parameter.</summary>
    public static readonly DiagnosticDescriptor DefaultsDisagree = Info(
        "ACTGEN014",
        "Frameworks disagree on the default of a parameter that is left out",
        "{0}: '{1}' is left out, and frameworks disagree: {2}; {3} is used. Set {4}, or set Convention.");

    /// <summary>The activation string cannot be read.</summary>
    public static readonly DiagnosticDescriptor MalformedActivation = Error(
        "ACTGEN015",
        "The activation string cannot be read",
        "\"{0}\": {1} at position {2}; write a name, with parameters as in \"leaky_relu(alpha: 0.2)\", or several with '|' between them");

    /// <summary>The vector shape needs .NET 8 and C# 11.</summary>
    public static readonly DiagnosticDescriptor VectorsNotAvailable = Error(
        "ACTGEN016",
        "The vector shape needs .NET 8 and C# 11",
        "'{0}' takes vectors, which need .NET 8 or later and C# 11 or later; take a scalar or spans");

    /// <summary>The type is partial, and still nothing can be added to it.</summary>
    public static readonly DiagnosticDescriptor TypeNotSupported = Error(
        "ACTGEN017",
        "Containing type cannot be continued",
        "Type '{0}' cannot hold what ActGen writes for '{1}': {2}");

    /// <summary>The signature is no shape a gradient has.</summary>
    public static readonly DiagnosticDescriptor UnsupportedGradientSignature = Error(
        "ACTGEN018",
        "Signature is no shape of a gradient",
        "'{0}' {1}; write a derivative 'T D(T x)' or 'void D(ReadOnlySpan<T> x, Span<T> dydx)', backward 'void B(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx)' "
        + "or both at once 'void B(ReadOnlySpan<T> x, Span<T> y, Span<T> dydx)', with T being float or double");

    /// <summary>[GradientOf] names no activation or dense layer of the type.</summary>
    public static readonly DiagnosticDescriptor GradientTargetNotFound = Error(
        "ACTGEN019",
        "[GradientOf] names no activation of the type",
        "'{0}' has no method '{1}' with [Activation] or [Dense]; {2}");

    /// <summary>The overloads of the method are different activations.</summary>
    public static readonly DiagnosticDescriptor GradientTargetAmbiguous = Error(
        "ACTGEN020",
        "[GradientOf] names several activations",
        "The overloads of '{0}' are different activations, and any of them could be meant; give the one to differentiate a name of its own");

    /// <summary>The output does not determine the derivative.</summary>
    public static readonly DiagnosticDescriptor GradientNotFromOutput = Error(
        "ACTGEN021",
        "The output does not determine the derivative",
        "The derivative of {0} cannot be computed from its output: {1}; rename '{2}' to x and pass the input");

    /// <summary>There is no derivative of that order.</summary>
    public static readonly DiagnosticDescriptor UnsupportedOrder = Error(
        "ACTGEN022",
        "Unsupported order of the derivative",
        "Order = {0} is not possible; use 1 for the derivative or 2 for the second derivative");

    /// <summary>The author's function cannot be vectorised and is called for one element at a time.</summary>
    public static readonly DiagnosticDescriptor NotVectorised = Info(
        "ACTGEN023",
        "The function is computed one element at a time",
        "'{0}' is computed one element at a time: {1}");

    /// <summary>The author's function cannot be an activation.</summary>
    public static readonly DiagnosticDescriptor UnusableFunction = Error(
        "ACTGEN024",
        "The function cannot be an activation",
        "'{0}' cannot be an activation: {1}");

    /// <summary>The activation has no derivative that can be generated.</summary>
    public static readonly DiagnosticDescriptor NotDifferentiable = Error(
        "ACTGEN025",
        "The activation cannot be differentiated",
        "'{0}' cannot be differentiated: {1}");

    /// <summary>A function that is computed one element at a time takes no vectors.</summary>
    public static readonly DiagnosticDescriptor VectorsOfScalarFunction = Error(
        "ACTGEN026",
        "The vector shape needs a function that can be vectorised",
        "'{0}' takes vectors, but '{1}' is computed one element at a time; ACTGEN023 tells what stands in the way, else take a scalar or spans");

    /// <summary>An unstable idiom is evaluated by an accurate form.</summary>
    public static readonly DiagnosticDescriptor IdiomReplaced = Info(
        "ACTGEN027",
        "A formula that overflows or cancels is evaluated by an accurate form",
        "'{0}' evaluates {1}: the same function, without the overflow or cancellation of the formula");

    /// <summary>A parameter without a default has no value.</summary>
    public static readonly DiagnosticDescriptor ParameterNotGiven = Error(
        "ACTGEN028",
        "A parameter has no value",
        "{0} needs '{1}': {2}");

    /// <summary>A random activation has no seed.</summary>
    public static readonly DiagnosticDescriptor SeedNotGiven = Error(
        "ACTGEN029",
        "A random activation has no seed",
        "{0} draws random numbers, which need a seed: add the parameter 'ulong seed' to '{1}', or set Seed on the attribute");

    /// <summary>Several stages have a parameter of that name.</summary>
    public static readonly DiagnosticDescriptor AmbiguousParameter = Error(
        "ACTGEN030",
        "Several stages have a parameter of that name",
        "'{0}' could be that of {1}; {2}");

    /// <summary>A parameter has no effect.</summary>
    public static readonly DiagnosticDescriptor ParameterIgnored = Warning(
        "ACTGEN031",
        "A parameter has no effect",
        "'{0}' has no effect: {1}");

    /// <summary>A function that is called for one element at a time is no stage of a pipeline.</summary>
    public static readonly DiagnosticDescriptor StageNotVectorised = Error(
        "ACTGEN032",
        "A stage cannot be vectorised",
        "'{0}' is computed one element at a time, which no stage of a pipeline can be; ACTGEN023 tells what stands in the way, else apply it by itself");

    /// <summary>A constant has no gradient.</summary>
    public static readonly DiagnosticDescriptor GradientOfConstant = Error(
        "ACTGEN033",
        "A constant has no gradient",
        "'{0}' asks for the gradient of '{1}', which is a constant of {2}; take it as a parameter of the method");

    /// <summary>A method has two of the attributes that ask for its body.</summary>
    public static readonly DiagnosticDescriptor TwoAttributes = Error(
        "ACTGEN034",
        "A method is one of activation, gradient and dense layer",
        "'{0}' has [{1}] and [{2}]; remove one of them");

    /// <summary>The kernel is larger than the just-in-time compiler inlines.</summary>
    public static readonly DiagnosticDescriptor KernelTooLarge = Info(
        "ACTGEN035",
        "A kernel is larger than the just-in-time compiler inlines",
        "'{0}' computes {1} elementary functions in one kernel; past {2} the just-in-time compiler may leave calls in the loop, which cost more than a second pass over memory: split the pipeline in two");

    /// <summary>The pipeline needs more than one pass has.</summary>
    public static readonly DiagnosticDescriptor PipelineTooLong = Error(
        "ACTGEN036",
        "A pipeline does not fit into one pass",
        "'{0}' does not fit into one pass: {1}; split the pipeline in two");

    /// <summary>An activation of rows is the last stage of a pipeline.</summary>
    public static readonly DiagnosticDescriptor RowsNotLast = Error(
        "ACTGEN037",
        "An activation of rows is not the last stage",
        "'{0}' works on rows, of which it has to see all before it gives the first element, so it can only be the last stage; apply what follows it by a second method");

    /// <summary>The signature is not that of a dense layer or its gradient.</summary>
    public static readonly DiagnosticDescriptor UnsupportedDenseSignature = Error(
        "ACTGEN038",
        "Signature is not that of a dense layer",
        "'{0}' {1}; write 'void F(ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, ReadOnlySpan<T> bias, Span<T> y)', or the gradient 'void B(ReadOnlySpan<T> x, ReadOnlySpan<T> kernel, "
        + "ReadOnlySpan<T> bias, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dKernel, Span<T> dBias)', with T being float or double");

    /// <summary>A row with an odd number of elements has no halves.</summary>
    public static readonly DiagnosticDescriptor RowWithoutHalves = Error(
        "ACTGEN039",
        "A row has no halves",
        "{0}: rows of {1} elements have no halves for the gate and the value; use an even RowLength");

    /// <summary>It is left out which half of a row the gate is.</summary>
    public static readonly DiagnosticDescriptor GateNotSaid = Info(
        "ACTGEN040",
        "It is left out which half of a row the gate is",
        "{0}: libraries disagree on which half of a row the gate is; the second is, as in glu. Write \"{0}(gate: second)\", or (gate: first).");

    /// <summary>The signature is not that of a table of activations.</summary>
    public static readonly DiagnosticDescriptor UnsupportedTableSignature = Error(
        "ACTGEN041",
        "Signature is not that of a table",
        "'{0}' {1}; write 'partial ActivationTable {0}()', static or not");

    /// <summary>A table would be empty.</summary>
    public static readonly DiagnosticDescriptor EmptyTable = Error(
        "ACTGEN042",
        "A table has nothing to list",
        "'{0}' would list nothing: type '{1}' {2}; add a method with [Activation] that takes 'ReadOnlySpan<T> x' and 'Span<T> y', or remove '{0}'");

    /// <summary>An activation is missing from the table of its type.</summary>
    public static readonly DiagnosticDescriptor NotInTable = Info(
        "ACTGEN043",
        "An activation is not in the table",
        "'{0}' is not in the table: it {1}");

    /// <summary>A layer of a model is none.</summary>
    public static readonly DiagnosticDescriptor InvalidLayer = Error(
        "ACTGEN044",
        "A layer of a model cannot be generated",
        "Layer '{0}' {1}; {2}");

    /// <summary>An activation of rows over rows of one element gives a constant.</summary>
    public static readonly DiagnosticDescriptor RowsOfOne = Warning(
        "ACTGEN045",
        "An activation of rows is applied to one unit",
        "'{0}' of a single unit is the same whatever goes into it, so that the model learns nothing; use sigmoid, or a unit for each class");

    /// <summary>A loop applies an activation element by element.</summary>
    public static readonly DiagnosticDescriptor HandwrittenLoop = Hidden(
        "ACTGEN046",
        "A loop applies an activation",
        "The loop applies {0}, which ActGen writes for whole registers and without a branch{1}");

    private const string Category = "ActGen";

    private static DiagnosticDescriptor Hidden(string id, string title, string message)
        => new(id, title, message, Category, DiagnosticSeverity.Hidden, isEnabledByDefault: true, helpLinkUri: HelpPage + id.ToLowerInvariant());

    private static DiagnosticDescriptor Warning(string id, string title, string message)
        => new(id, title, message, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpPage + id.ToLowerInvariant());

    private static DiagnosticDescriptor Info(string id, string title, string message)
        => new(id, title, message, Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpPage + id.ToLowerInvariant());

    private static DiagnosticDescriptor Error(string id, string title, string message)
        => new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage + id.ToLowerInvariant());
}
