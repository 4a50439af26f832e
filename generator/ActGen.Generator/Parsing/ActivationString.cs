using System.Collections.Generic;
using System.Globalization;

namespace ActGen.Generator.Parsing;

/// <summary>One activation as written in the attribute's string: a name and perhaps parameters in parentheses.</summary>
internal sealed record ActivationCall(string Name, IReadOnlyList<WrittenParameter> Parameters);

/// <summary>A parameter as written, wherever it stands.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Value">The number.</param>
internal readonly record struct WrittenParameter(string Name, double Value);

/// <summary>What is wrong with a string, and where.</summary>
internal sealed record ActivationStringError(string Message, int Position);

/// <summary>
/// Reads <c>name</c> or <c>name(parameter: number, ...)</c>. Names are letters, digits, underscores and hyphens; numbers are
/// invariant.
/// </summary>
internal ref struct ActivationString
{
    private readonly string _text;
    private int _position;

    private ActivationString(string text)
    {
        _text = text;
        _position = 0;
    }

    public static ActivationCall? Parse(string text, out ActivationStringError? error)
    {
        var reader = new ActivationString(text);
        return reader.ReadCall(out error);
    }

    private ActivationCall? ReadCall(out ActivationStringError? error)
    {
        string name = ReadName();
        if (name.Length == 0)
        {
            return Fail("a name is expected", out error);
        }

        var parameters = new List<WrittenParameter>();
        if (TryRead('('))
        {
            do
            {
                string parameter = ReadName();
                if (parameter.Length == 0)
                {
                    return Fail("the name of a parameter is expected", out error);
                }

                if (!TryRead(':'))
                {
                    return Fail($"a colon is expected after '{parameter}'", out error);
                }

                if (ReadNumber() is not { } value)
                {
                    return Fail($"a number is expected as '{parameter}'", out error);
                }

                parameters.Add(new(parameter, value));
            }
            while (TryRead(','));

            if (!TryRead(')'))
            {
                return Fail("a comma or closing parenthesis is expected", out error);
            }
        }

        SkipSpace();
        if (_position < _text.Length)
        {
            return Fail("the end is expected", out error);
        }

        error = null;
        return new(name, parameters);
    }

    private readonly ActivationCall? Fail(string message, out ActivationStringError? error)
    {
        error = new(message, _position);
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

    private string ReadName()
    {
        SkipSpace();
        int start = _position;
        while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] is '_' or '-'))
        {
            _position++;
        }

        return _text.Substring(start, _position - start);
    }

    private double? ReadNumber()
    {
        SkipSpace();
        int start = _position;
        while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] is '.' or '+' or '-'))
        {
            _position++;
        }

        string number = _text.Substring(start, _position - start);
        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            return value;
        }

        _position = start;
        return null;
    }
}
