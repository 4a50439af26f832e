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

    /// <summary>Writes the loop around a call for one element.</summary>
    /// <param name="call">The call, given its arguments.</param>
    public void Write(Func<LoopArguments, string> call)
    {
        if (!_context.AreSpansChecked)
        {
            _writer.Lines(StreamChecks.OfLoop(_method, _kernel));
        }

        string[] fields = DeclareFields();
        string[] inputs = [.. _kernel.Loaded.Select(DeclareInput)];
        (string Target, string? Statement)[] outputs = [.. _kernel.Outputs.Select(DeclareOutput)];
        foreach ((_, string counter) in _channels)
        {
            _writer.Line($"int {counter} = 0;");
        }

        using (_writer.Braces($"for (int {_index} = 0; {_index} < {_method.Signature.LengthText()}; {_index}++)"))
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

        _names.Release(_index);
        foreach (KernelOutput output in _kernel.Outputs.Where(static output => output.Kind != StreamKind.Elements))
        {
            _writer.Line($"{SumsOf(output)}.AddTo({output.Argument});");
        }
    }

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
                return $"{input.Argument}[{_index}]";
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
            return ($"{output.Argument}[{_index}]", null);
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
