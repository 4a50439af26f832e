using System;
using System.Collections.Generic;
using System.Text;

namespace ActGen.Generator.Emission;

/// <summary>Builds source text: four spaces a level, <c>\n</c> only, no trailing spaces.</summary>
internal sealed class SourceWriter
{
    /// <summary>The room a line has, where it can be broken.</summary>
    private const int LineLength = 140;

    private readonly StringBuilder _text = new();
    private int _indentation;

    /// <summary>Writes one line, or several where the text has line breaks.</summary>
    public SourceWriter Line(string text = "")
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', 4 * _indentation).Append(line);
            }

            _text.Append('\n');
        }

        return this;
    }

    /// <summary>Writes a list between two texts: on one line where it fits, else on lines of its own.</summary>
    /// <param name="start">What comes before, up to the parenthesis.</param>
    /// <param name="items">The list.</param>
    /// <param name="end">What comes after, from the parenthesis on.</param>
    public void List(string start, IReadOnlyList<string> items, string end)
    {
        string line = start + string.Join(", ", items) + end;
        if ((4 * _indentation) + line.Length <= LineLength)
        {
            Line(line);
            return;
        }

        Line(start);
        using Block list = Indented();
        line = "";
        for (int i = 0; i < items.Count; i++)
        {
            string item = items[i] + (i == items.Count - 1 ? end : ",");
            if (line.Length > 0 && (4 * _indentation) + line.Length + 1 + item.Length > LineLength)
            {
                Line(line);
                line = "";
            }

            line += line.Length > 0 ? " " + item : item;
        }

        Line(line);
    }

    /// <summary>Writes a line for each text.</summary>
    public void Lines(IEnumerable<string> texts)
    {
        foreach (string text in texts)
        {
            Line(text);
        }
    }

    /// <summary>Writes the body of a method that is one expression.</summary>
    public void ExpressionBody(string expression)
    {
        using (Indented())
        {
            Line($"=> {expression};");
        }
    }

    /// <summary>Writes a heading line and a block in braces; disposing the result closes it.</summary>
    public Block Braces(string heading)
    {
        Line(heading);
        return Braces();
    }

    /// <summary>Writes a block in braces; disposing the result closes it.</summary>
    public Block Braces()
    {
        Line("{");
        _indentation++;
        return new(this, () => Line("}"));
    }

    /// <summary>Indents what follows until disposed.</summary>
    public Block Indented()
    {
        _indentation++;
        return new(this, static () => { });
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Block : IDisposable
    {
        private readonly SourceWriter _writer;
        private readonly Action _close;

        public Block(SourceWriter writer, Action close)
        {
            _writer = writer;
            _close = close;
        }

        public void Dispose()
        {
            _writer._indentation--;
            _close();
        }
    }
}
