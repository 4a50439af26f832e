using System;
using System.Collections.Generic;
using System.Globalization;
using ActGen.Generator.Catalog;

namespace ActGen.Generator.Parsing;

/// <summary>One stage of the attribute's string: a name and perhaps parameters in parentheses.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Parameters">The parameters in their order.</param>
/// <param name="Position">Where the name begins in the string.</param>
internal sealed record ActivationCall(string Name, IReadOnlyList<WrittenParameter> Parameters, int Position);

/// <summary>A parameter as written, wherever it stands.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Value">The number; NaN where it is a word.</param>
/// <param name="Text">The value as written in the string; the number on the attribute.</param>
/// <param name="Position">Where the name begins in the string; null on the attribute.</param>
internal readonly record struct WrittenParameter(string Name, double Value, string Text, int? Position = null);

/// <summary>What is wrong with a string, and where.</summary>
internal sealed record ActivationStringError(string Message, int Position);

/// <summary>
/// Reads <c>stage | stage | ...</c> where a stage is <c>name</c> or <c>name(parameter: number, ...)</c>. Names are letters, digits,
/// underscores and hyphens; numbers are invariant. The noise shape of a random stage is a word, and so is what masked rows become.
/// </summary>
internal ref struct ActivationString
{
    /// <summary>More streams than a pass has could not be declared; no pipeline anybody writes has as many stages.</summary>
    private const int MostStages = 64;

    private readonly string _text;
    private int _position;
    private ActivationStringError? _error;

    private ActivationString(string text)
    {
        _text = text;
        _position = 0;
        _error = null;
    }

    /// <summary>The stages, or null where the string cannot be read.</summary>
    public static IReadOnlyList<ActivationCall>? Parse(string text, out ActivationStringError? error)
    {
        var reader = new ActivationString(text);
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
                Fail($"there are more than {MostStages} stages");
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

        var parameters = new List<WrittenParameter>();
        if (TryRead('('))
        {
            do
            {
                SkipSpace();
                int position = _position;
                string parameter = ReadName();
                if (parameter.Length == 0)
                {
                    return Fail("the name of a parameter is expected");
                }

                if (!TryRead(':'))
                {
                    return Fail($"a colon is expected after '{parameter}'");
                }

                bool isWord = Names.Equal(parameter, RandomParameters.NoiseShape) || Names.Equal(parameter, RowBinder.Masked);
                if (ReadValue(isWord) is not var (value, text))
                {
                    return Fail($"a {(isWord ? "word" : "number")} is expected as '{parameter}'");
                }

                parameters.Add(new(parameter, value, text, position));
            }
            while (TryRead(','));

            if (!TryRead(')'))
            {
                return Fail("a comma or closing parenthesis is expected");
            }
        }

        return new(name, parameters, start);
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

    private (double Value, string Text)? ReadValue(bool isWord)
    {
        SkipSpace();
        int start = _position;
        string text = isWord ? ReadName() : ReadWhile(static c => char.IsLetterOrDigit(c) || c is '.' or '+' or '-');
        if (isWord && text.Length > 0)
        {
            return (double.NaN, text);
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
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
