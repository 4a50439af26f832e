using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission;

/// <summary>A plain loop over the streams of a kernel, with the checks before it.</summary>
internal sealed class ScalarLoop
{
    private readonly SourceWriter _writer;
    private readonly MethodModel _method;
    private readonly KernelExpressions _kernel;
    private readonly IReadOnlyList<KernelField> _fields;
    private readonly BodyContext _context;
    private readonly SymbolNames _names;
    private readonly string _index;

    /// <summary>The counter that walks the channels of a span.</summary>
    private readonly List<(string Argument, string Counter)> _channels = [];

    /// <param name="writer">Where to write.</param>
    /// <param name="method">The method.</param>
    /// <param name="kernel">What an element is computed from and gives.</param>
    /// <param name="fields">What depends on run-time parameters alone, computed once before the loop.</param>
    /// <param name="context">The body it is written into.</param>
    public ScalarLoop(SourceWriter writer, MethodModel method, KernelExpressions kernel, IReadOnlyList<KernelField> fields, BodyContext context)
    {
        _writer = writer;
        _method = method;
        _kernel = kernel;
        _fields = fields;
        _context = context;
        _names = context.Names;
        _index = _names.Unique(new[] { "i", "index" }.FirstOrDefault(name => method.Signature.Parameters.All(parameter => ArgumentChecks.Plain(parameter.Name) != name)) ?? "i");
    }

    /// <summary>Writes a call of a loop that is elsewhere.</summary>
    /// <param name="call">The statement, given pointers to all that is read or written, what is the same for all elements, and the length.</param>
    public void WriteCall(Func<IEnumerable<string>, string> call)
    {
        WriteChecks();
        string[] fields = DeclareFields();
        DeclarePointers();
        IEnumerable<string> pointers = _kernel.Loaded.Select(static input => input.Argument).Concat(_kernel.Outputs.Select(static output => output.Argument)).Distinct().Select(PointerTo);
        WriteInsideFixed(() => _writer.Line(call([.. pointers, .. fields, _method.Signature.LengthText()])));
        _names.Release(_index);
    }

    /// <summary>Writes the loop around a call for one element.</summary>
    /// <param name="call">The call, given its arguments.</param>
    public void Write(Func<LoopArguments, string> call)
    {
        WriteChecks();
        string[] fields = DeclareFields();
        DeclarePointers();
        string[] inputs = [.. _kernel.Loaded.Select(DeclareInput)];
        (string Target, string? Statement)[] outputs = [.. _kernel.Outputs.Select(DeclareOutput)];
        foreach ((_, string counter) in _channels)
        {
            _writer.Line($"int {counter} = 0;");
        }

        WriteInsideFixed(() => WriteLoop(call, inputs, fields, outputs));
        _names.Release(_index);
        foreach (KernelOutput output in _kernel.Outputs.Where(static output => output.Kind != StreamKind.Elements))
        {
            _writer.Line($"{SumsOf(output)}.AddTo({output.Argument});");
        }
    }

    private void WriteChecks()
    {
        if (!_context.AreSpansChecked)
        {
            _writer.Lines(StreamChecks.OfLoop(_method, _kernel));
        }
    }

    private void WriteLoop(Func<LoopArguments, string> call, string[] inputs, string[] fields, (string Target, string? Statement)[] outputs)
    {
        string length = _method.Signature.LengthText();
        if (_pointers.Count > 0)
        {
            // A local that no address is taken of: what is written cannot change it.
            string span = length;
            length = _names.Unique("length");
            _writer.Line($"int {length} = {span};");
        }

        using (_writer.Braces($"for (int {_index} = 0; {_index} < {length}; {_index}++)"))
        {
            if (outputs.Length == 1)
            {
                string result = call(new(inputs, fields, []));
                _writer.Line(outputs[0].Statement is null ? $"{outputs[0].Target} = {result};" : $"{outputs[0].Target}({result});");
            }
            else
            {
                string keyword = _method.Signature.Element.Keyword();
                _writer.Line($"{call(new(inputs, fields, [.. outputs.Select(output => output.Statement is null ? $"out {output.Target}" : $"out {keyword} {output.Statement}")]))};");
                foreach ((string target, string? part) in outputs.Where(static output => output.Statement is not null))
                {
                    _writer.Line($"{target}({part});");
                }
            }

            foreach ((string argument, string counter) in _channels)
            {
                _writer.Line($"{counter} = {counter} + 1 == {argument}.Length ? 0 : {counter} + 1;");
            }
        }
    }

    /// <summary>The pointers to the elements, by the span they point into; none where the loop goes through the spans.</summary>
    private readonly List<(string Argument, string Pointer)> _pointers = [];

    /// <summary>Names a pointer for every span of elements, where the project allows pointers.</summary>
    private void DeclarePointers()
    {
        if (_method.Loops == LoopStyle.Spans)
        {
            return;
        }

        foreach (string argument in _kernel.Loaded.Select(static input => input.Stream).Concat(_kernel.Outputs.Select(static output => output.Stream))
            .Where(stream => stream.Kind == StreamKind.Elements && !_method.Signature.IsPointer(stream.Argument))
            .Select(static stream => stream.Argument).Distinct())
        {
            _pointers.Add((argument, _names.Unique($"{ArgumentChecks.Plain(argument)}Elements")));
        }
    }

    /// <summary>Writes a block in which the pointers point; without pointers just what is inside.</summary>
    private void WriteInsideFixed(Action write)
    {
        if (_pointers.Count == 0)
        {
            write();
            return;
        }

        using SourceWriter.Block block = _writer.Braces("unsafe");
        foreach ((string argument, string pointer) in _pointers)
        {
            // The reference, not the span: a span is pinned through a member that some frameworks cannot call.
            _writer.Line($"fixed ({_method.Signature.Element.Keyword()}* {pointer} = &global::System.Runtime.InteropServices.MemoryMarshal.GetReference({argument}))");
        }

        using SourceWriter.Block body = _writer.Braces();
        write();
    }

    private string ElementOf(string argument) => $"{PointerTo(argument)}[{_index}]";

    private string PointerTo(string argument) => _pointers.FirstOrDefault(entry => entry.Argument == argument).Pointer ?? argument;

    private readonly Dictionary<string, string> _sums = [];

    private string SumsOf(KernelOutput output) => _sums[output.Argument];

    /// <summary>Computes what is the same for all elements, and gives the names it has.</summary>
    private string[] DeclareFields()
    {
        var arguments = _kernel.Scalars.ToDictionary(static scalar => Expr.Variable(scalar.Symbol), static scalar => Expr.Variable(scalar.Argument));
        return ExpressionWriter.WriteLocals(
            _writer, new ScalarDialect(_method.Signature.Element), _names, [.. _fields.Select(field => field.Value.Substitute(arguments))]);
    }

    /// <summary>Declares what an input needs before the loop, and gives its element inside.</summary>
    private string DeclareInput(KernelInput input)
    {
        switch (input.Kind)
        {
            case StreamKind.Elements:
                return ElementOf(input.Argument);
            case StreamKind.Channels:
                string counter = _channels.FirstOrDefault(entry => entry.Argument == input.Argument).Counter ?? _names.Unique("channel");
                if (_channels.All(entry => entry.Argument != input.Argument))
                {
                    _channels.Add((input.Argument, counter));
                }

                return $"{input.Argument}[{counter}]";
            default:
                return DeclareUniform(input.Uniform);
        }
    }

    private string DeclareUniform(UniformInput uniform)
    {
        RandomModel random = _method.Pipeline.Random!;
        string key = RandomText.Key(random, uniform.Noise);
        string number = uniform.Number.ToString(CultureInfo.InvariantCulture);
        bool isSingle = _method.Signature.Element == ElementType.Single;
        if (uniform.Noise.Shape == NoiseShape.PerElement)
        {
            string sequence = _names.Unique("uniform");
            _writer.Line($"var {sequence} = new global::ActGen.UniformSequence({key}, stage: {number}, {random.Offset ?? "offset: 0"});");
            return $"{sequence}.{(isSingle ? "Next" : "NextDouble")}()";
        }

        string name = _names.Unique("key");
        string place = random.Offset is { } offset ? $"({offset} + {_index})" : _index;
        string address = $"{place} {(uniform.Noise.Shape == NoiseShape.PerRow ? "/" : "%")} {random.RowLength!.Text}";
        _writer.Line($"var {name} = {key};");
        return $"global::ActGen.CounterRandom.{(isSingle ? "Uniform" : "UniformDouble")}({name}, stage: {number}, {address})";
    }

    /// <summary>Declares what an output needs before the loop, and says where its element goes; a sum takes it through a local.</summary>
    private (string Target, string? Statement) DeclareOutput(KernelOutput output)
    {
        if (output.Kind == StreamKind.Elements)
        {
            return (ElementOf(output.Argument), null);
        }

        string sums = _names.Unique($"{ArgumentChecks.Plain(output.Argument)}Sums");
        _sums.Add(output.Argument, sums);
        _writer.Line($"var {sums} = new global::ActGen.ChannelSums({output.Argument}.Length);");
        return ($"{sums}.Add", _names.Unique($"{ArgumentChecks.Plain(output.Argument)}Part"));
    }
}

/// <summary>What a loop calls its kernel with.</summary>
/// <param name="Inputs">The elements of the inputs that the kernel loads.</param>
/// <param name="Fields">What is the same for all elements.</param>
/// <param name="Outputs">Where the outputs go, where there are several.</param>
internal readonly record struct LoopArguments(IReadOnlyList<string> Inputs, IReadOnlyList<string> Fields, IReadOnlyList<string> Outputs);
