using System;
using System.Collections.Generic;
using ActGen.Generator.Catalog;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Parsing.Sequential;

namespace ActGen.Generator.Parsing.Pipelines;

/// <summary>One stage of the attribute's string: a name and perhaps parameters in parentheses.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Parameters">The parameters in their order.</param>
/// <param name="Position">Where the name begins in the string.</param>
internal sealed record ActivationCall(string Name, IReadOnlyList<WrittenParameter> Parameters, int Position);

/// <summary>A parameter as written, wherever it stands.</summary>
/// <param name="Name">The name as written; empty where a layer has a value without one.</param>
/// <param name="Value">The number; NaN where it is a word.</param>
/// <param name="Text">The value as written in the string; the number on the attribute.</param>
/// <param name="Position">Where it begins in the string; null on the attribute.</param>
internal readonly record struct WrittenParameter(string Name, double Value, string Text, int? Position = null)
{
    /// <summary>The activation that a layer's value names; null where it is a number.</summary>
    public ActivationCall? Call { get; init; }
}

/// <summary>What is wrong with a string, and where.</summary>
internal sealed record ActivationStringError(string Message, int Position)
{
    /// <summary>Whether nothing but a colon is missing.</summary>
    public bool IsMissingColon { get; init; }

    /// <summary>Whether a comma stands where the point of a number should.</summary>
    public bool IsDecimalComma { get; init; }

    /// <summary>How to mend it, where that is clear.</summary>
    public IEnumerable<Mend> Mends(string text)
    {
        if (IsDecimalComma)
        {
            return [Mend.Replace("Write a decimal point", Position, 1, ".")];
        }

        if (!IsMissingColon || Position >= text.Length || text[Position] is not ('=' or '.' or '+' or '-' or (>= '0' and <= '9')))
        {
            return [];
        }

        int start = text.Substring(0, Position).TrimEnd().Length;
        int end = text[Position] == '=' ? Position + 1 : Position;
        bool isFollowedBySpace = end < text.Length && text[end] == ' ';
        return [Mend.Replace("Write a colon", start, end - start, isFollowedBySpace ? ":" : ": ")];
    }
}

/// <summary>
/// Reads <c>stage | stage | ...</c> where a stage is <c>name</c> or <c>name(parameter: number, ...)</c>. Names are letters, digits,
/// underscores and hyphens; numbers are invariant. The noise shape of a random stage is a word, and so is what masked rows become.
/// Layers may have values without a name, which are numbers or activations.
/// </summary>
internal ref struct ActivationString
{
    /// <summary>More streams than a pass has could not be declared; no pipeline anybody writes has as many stages.</summary>
    private const int MostStages = 64;

    private readonly string _text;
    private readonly bool _isOfLayers;
    private int _position;
    private ActivationStringError? _error;

    private ActivationString(string text, bool isOfLayers)
    {
        _text = text;
        _isOfLayers = isOfLayers;
        _position = 0;
        _error = null;
    }

    /// <summary>The stages, or null where the string cannot be read.</summary>
    public static IReadOnlyList<ActivationCall>? Parse(string text, out ActivationStringError? error) => Parse(text, isOfLayers: false, out error);

    /// <summary>The layers of a model, or null where the string cannot be read.</summary>
    public static IReadOnlyList<ActivationCall>? ParseLayers(string text, out ActivationStringError? error) => Parse(text, isOfLayers: true, out error);

    private static IReadOnlyList<ActivationCall>? Parse(string text, bool isOfLayers, out ActivationStringError? error)
    {
        var reader = new ActivationString(text, isOfLayers);
        IReadOnlyList<ActivationCall> stages = reader.ReadStages();
        error = reader._error;
        return error is null ? stages : null;
    }

    private IReadOnlyList<ActivationCall> ReadStages()
    {
        var stages = new List<ActivationCall>();
        do
        {
            if (stages.Count == MostStages)
            {
                Fail($"there are more than {MostStages} {(_isOfLayers ? "layers" : "stages")}");
                return stages;
            }

            if (ReadStage() is not { } stage)
            {
                return stages;
            }

            stages.Add(stage);
        }
        while (TryRead('|'));

        if (_position < _text.Length)
        {
            Fail("'|' or the end is expected");
        }

        return stages;
    }

    private ActivationCall? ReadStage()
    {
        SkipSpace();
        int start = _position;
        string name = ReadName();
        if (name.Length == 0)
        {
            return Fail("a name is expected");
        }

        return ReadParameters(_isOfLayers ? name : null) is { } parameters ? new(name, parameters, start) : null;
    }

    /// <summary>What stands in parentheses, if anything; null where it cannot be read.</summary>
    /// <param name="layer">The layer they belong to, whose values may be activations, and stand there without a name; null for an activation.</param>
    private IReadOnlyList<WrittenParameter>? ReadParameters(string? layer)
    {
        var parameters = new List<WrittenParameter>();
        if (!TryRead('('))
        {
            return parameters;
        }

        do
        {
            if (ReadParameter(layer) is not { } parameter)
            {
                return null;
            }

            parameters.Add(parameter);
            if (IsAtDecimalComma(parameter))
            {
                Fail("a decimal point is expected, not a comma,");
                _error = _error! with { IsDecimalComma = true };
                return null;
            }
        }
        while (TryRead(','));

        if (!TryRead(')'))
        {
            Fail("a comma or closing parenthesis is expected");
            return null;
        }

        return parameters;
    }

    private WrittenParameter? ReadParameter(string? layer)
    {
        SkipSpace();
        int position = _position;
        string parameter = ReadName();
        if (layer is not null && (parameter.Length == 0 || !TryRead(':')))
        {
            _position = position;
            return ReadLayerValue("", position);
        }

        if (parameter.Length == 0 || (layer is null && NumberText.Parse(parameter) is not null))
        {
            _position = position;
            Fail("the name of a parameter is expected");
            return null;
        }

        if (layer is null && !TryRead(':'))
        {
            Fail($"a colon is expected after '{parameter}'");
            _error = _error! with { IsMissingColon = true };
            return null;
        }

        if (layer is not null && LayerParameters.IsActivation(layer, parameter))
        {
            return ReadLayerValue(parameter, position);
        }

        bool isWord = Names.Equal(parameter, RandomParameters.NoiseShape) || Names.Equal(parameter, RowBinder.Masked) || Names.Equal(parameter, HalvesBinder.Gate)
            || (layer is not null && LayerParameters.IsWord(layer, parameter));
        if (ReadValue(isWord) is not var (value, text))
        {
            Fail($"a {(isWord ? "word" : HasSuffix() ? "number without a suffix" : "number")} is expected as '{parameter}'");
            return null;
        }

        return new(parameter, value, text, position);
    }

    /// <summary>The value of a layer: a number, or an activation with parameters of its own.</summary>
    private WrittenParameter? ReadLayerValue(string parameter, int position)
    {
        if (ReadValue(isWord: false) is var (value, text))
        {
            return new(parameter, value, text, position);
        }

        SkipSpace();
        int start = _position;
        string name = ReadName();
        if (name.Length == 0)
        {
            Fail("a number or an activation is expected");
            return null;
        }

        return ReadParameters(layer: null) is { } parameters
            ? new(parameter, double.NaN, name, position) { Call = new(name, parameters, start) }
            : null;
    }

    /// <summary>Whether digits go on behind a comma without a space, and no name begins there.</summary>
    private readonly bool IsAtDecimalComma(WrittenParameter parameter)
    {
        if (parameter.Name.Length == 0 || double.IsNaN(parameter.Value) || !char.IsDigit(_text[_position - 1]) || _position >= _text.Length || _text[_position] != ',')
        {
            return false;
        }

        int end = _position + 1;
        while (end < _text.Length && char.IsDigit(_text[end]))
        {
            end++;
        }

        return end > _position + 1 && (end == _text.Length || _text[end] is ',' or ')' or ' ');
    }

    /// <summary>Whether what follows is a number of C#: <c>0.2f</c>.</summary>
    private bool HasSuffix()
    {
        int start = _position;
        string text = ReadNumber();
        _position = start;
        return text.Length > 1 && text[text.Length - 1] is 'f' or 'F' or 'd' or 'D' or 'm' or 'M' && NumberText.Parse(text.Substring(0, text.Length - 1)) is not null;
    }

    private ActivationCall? Fail(string message)
    {
        SkipSpace();
        _error = new(message, _position);
        return null;
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }

    private bool TryRead(char expected)
    {
        SkipSpace();
        if (_position < _text.Length && _text[_position] == expected)
        {
            _position++;
            return true;
        }

        return false;
    }

    private string ReadName() => ReadWhile(static c => char.IsLetterOrDigit(c) || c is '_' or '-');

    private string ReadNumber() => ReadWhile(static c => char.IsLetterOrDigit(c) || c is '.' or '+' or '-');

    private (double Value, string Text)? ReadValue(bool isWord)
    {
        SkipSpace();
        int start = _position;
        string text = isWord ? ReadName() : ReadNumber();
        if (isWord && text.Length > 0)
        {
            return (double.NaN, text);
        }

        if (NumberText.Parse(text) is { } value)
        {
            return (value, text);
        }

        _position = start;
        return null;
    }

    private string ReadWhile(Func<char, bool> accept)
    {
        SkipSpace();
        int start = _position;
        while (_position < _text.Length && accept(_text[_position]))
        {
            _position++;
        }

        return _text.Substring(start, _position - start);
    }
}
