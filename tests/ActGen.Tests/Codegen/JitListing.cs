using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ActGen.Tests.Codegen;

/// <summary>The machine code of one method, as the JIT prints it.</summary>
internal sealed partial record JitListing(string Method, string[] Lines)
{
    /// <summary>Splits what the JIT wrote into methods.</summary>
    internal static IEnumerable<JitListing> Parse(string text)
    {
        const string Header = "; Assembly listing for method ";
        return text.Split(Header).Skip(1).Select(part =>
        {
            string[] lines = part.Split('\n', StringSplitOptions.TrimEntries);
            return new JitListing(lines[0], lines);
        });
    }

    /// <summary>The innermost loops: from a label to the jump back to it, with no other such jump between.</summary>
    internal IEnumerable<string[]> Loops()
    {
        var labels = new Dictionary<string, int>();
        var loops = new List<Range>();
        for (int i = 0; i < Lines.Length; i++)
        {
            if (Label().Match(Lines[i]) is { Success: true } label)
            {
                labels[label.Groups[1].Value] = i;
            }
            else if (Jump().Match(Lines[i]) is { Success: true } jump
                && labels.TryGetValue(jump.Groups[1].Value, out int start)
                && !loops.Exists(inner => inner.Start.Value >= start))
            {
                loops.Add(start..(i + 1));
            }
        }

        return loops.Select(loop => Lines[loop]);
    }

    /// <summary>The calls in a loop.</summary>
    internal static IEnumerable<string> Calls(string[] loop) => loop.Where(line => Call().IsMatch(line));

    /// <summary>The instructions of a loop that move a vector to the stack or from it.</summary>
    internal IEnumerable<string> Spills(string[] loop)
    {
        Regex stack = Array.Exists(Lines, line => line.StartsWith("; rbp based frame", StringComparison.Ordinal)) ? Frame() : Stack();
        return loop.Where(line => Vector().IsMatch(line) && stack.IsMatch(line));
    }

    [GeneratedRegex(@"^(G_M\w+_IG\d+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^j\w+\s+(?:SHORT\s+)?(G_M\w+_IG\d+)")]
    private static partial Regex Jump();

    [GeneratedRegex(@"^call\s|^tail\.jmp")]
    private static partial Regex Call();

    [GeneratedRegex(@"\b[xyz]mm\d")]
    private static partial Regex Vector();

    [GeneratedRegex(@"\[r[bs]p\b")]
    private static partial Regex Frame();

    [GeneratedRegex(@"\[rsp\b")]
    private static partial Regex Stack();
}
