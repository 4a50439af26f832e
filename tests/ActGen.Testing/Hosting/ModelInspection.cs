using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.Testing.Hosting;

/// <summary>Checks on the values that flow between the steps of a pipeline, which decide whether it caches at all.</summary>
public static class ModelInspection
{
    /// <summary>
    /// Looks for objects of the compiler anywhere inside the outputs of the given steps: a symbol, a compilation, a syntax
    /// node or tree, a location. One of them keeps a whole compilation alive and never equals its successor.
    /// </summary>
    /// <param name="result">The run.</param>
    /// <param name="steps">The tracking names of the steps that carry models.</param>
    /// <returns>The path to each such object, as in <c>Models → ActivationModel.Parameters[0].Location</c>.</returns>
    /// <exception cref="ArgumentException">A step did not run, so that nothing would be checked.</exception>
    public static IReadOnlyList<string> CompilerObjects(GeneratorDriverRunResult result, params IEnumerable<string> steps)
    {
        var found = new List<string>();
        foreach (string step in steps)
        {
            var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
            foreach (object output in Outputs(result, step))
            {
                Visit(output, $"{step} → {output.GetType().Name}", seen, found);
            }
        }

        return found;
    }

    /// <summary>
    /// Compares the outputs of the given steps over two runs that share nothing: they must be different objects that are
    /// equal and have equal hashes, or an edit anywhere would repeat the work.
    /// </summary>
    /// <param name="first">A run.</param>
    /// <param name="second">A run of another driver over the same text.</param>
    /// <param name="steps">The tracking names of the steps that carry models.</param>
    /// <returns>A line for each difference.</returns>
    /// <exception cref="ArgumentException">A step did not run, so that nothing would be checked.</exception>
    public static IReadOnlyList<string> Differences(GeneratorDriverRunResult first, GeneratorDriverRunResult second, params IEnumerable<string> steps)
    {
        var found = new List<string>();
        foreach (string step in steps)
        {
            List<object> left = Outputs(first, step), right = Outputs(second, step);
            if (left.Count != right.Count)
            {
                found.Add($"{step}: {left.Count} outputs and {right.Count}");
                continue;
            }

            foreach ((object a, object b) in left.Zip(right))
            {
                if (ReferenceEquals(a, b))
                {
                    found.Add($"{step}: one object in both runs, so that equality says nothing");
                }
                else if (!a.Equals(b))
                {
                    found.Add($"{step}: {a} does not equal {b}");
                }
                else if (a.GetHashCode() != b.GetHashCode())
                {
                    found.Add($"{step}: the hash of {a} differs between equal values");
                }
            }
        }

        return found;
    }

    private static List<object> Outputs(GeneratorDriverRunResult result, string step)
    {
        List<object> outputs =
        [
            .. from generator in result.Results
               from tracked in generator.TrackedSteps
               where tracked.Key == step
               from run in tracked.Value
               from output in run.Outputs
               select output.Value,
        ];
        return outputs.Count > 0 ? outputs : throw new ArgumentException(
            $"No step '{step}' ran; the run has [{string.Join(", ", result.Results.SelectMany(generator => generator.TrackedSteps.Keys))}].", nameof(step));
    }

    private static void Visit(object? value, string path, HashSet<object> seen, List<string> found)
    {
        if (value is ISymbol or Compilation or SyntaxNode or SyntaxTree or SyntaxReference or SemanticModel or Location or SourceText)
        {
            found.Add($"{path} is a {value.GetType().Name}");
            return;
        }

        if (value is null or string or Type or Delegate || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        if (value is Array array)
        {
            int index = 0;
            foreach (object? item in array)
            {
                Visit(item, $"{path}[{index++}]", seen, found);
            }

            return;
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (FieldInfo field in type.GetFields(Declared))
            {
                Visit(field.GetValue(value), $"{path}.{NameOf(field)}", seen, found);
            }
        }
    }

    /// <summary>The property's name for the field behind an automatic property.</summary>
    private static string NameOf(FieldInfo field)
        => field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>')] : field.Name;
}
