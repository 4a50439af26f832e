using System;
using System.Linq;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Tests.Hostile.Uses;

/// <summary>Uses of an attribute, with arguments of every kind for everything it has.</summary>
internal static class Attributes
{
    private static readonly string[] s_wrongTexts = ["", "null", "1", "default", "typeof(int)", "nameof(Undefined)", "nameof(F)", "(string)null", "\"relu\" + Undefined", "new[] { \"relu\" }", "$\"relu\"", "\"relu\", \"tanh\""];

    private static readonly string[] s_others =
    [
        "[Obsolete]", "[Obsolete(\"no\")]", "[Obsolete(\"no\", true)]", "[Obsolete(DiagnosticId = \"OWN1\")]", "[Obsolete(DiagnosticId = \"1\\n\")]", "[Obsolete(null, false, DiagnosticId = null)]", "[Obsolete(]",
        "[System.Diagnostics.CodeAnalysis.Experimental(\"OWN2\")]", "[System.Diagnostics.CodeAnalysis.Experimental(\"*/\")]", "[System.Runtime.InteropServices.UnmanagedCallersOnly]", "[System.Runtime.InteropServices.DllImport(\"m\")]",
        "[System.Diagnostics.Conditional(\"NEVER\")]", "[System.Runtime.CompilerServices.ModuleInitializer]", "[System.Runtime.CompilerServices.MethodImpl(256)]", "[System.CodeDom.Compiler.GeneratedCode(\"a\", \"1\")]",
        "[System.Runtime.CompilerServices.SkipLocalsInit]", "[System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode(\"no\")]", "[CLSCompliant(false)]", "[ThreadStatic]", "[return: Obsolete]", "[Undefined]", "[]",
    ];

    /// <summary>Attributes of others, which tell the compiler something of a method.</summary>
    public static Gen<string> Others { get; } = Gen.Elements(s_others);

    /// <summary>The attribute with texts like that one.</summary>
    public static Gen<string> Of<TAttribute>(Gen<string> text)
        where TAttribute : Attribute
    {
        Gen<string> literal = Literal(text).Or(15, Gen.Elements(s_wrongTexts));
        ParameterInfo[] parameters = typeof(TAttribute).GetConstructors().Single().GetParameters();
        PropertyInfo[] properties = [.. typeof(TAttribute).GetProperties().Where(static property => property.CanWrite)];
        Gen<string> arguments = parameters.Aggregate(Choice.Of(""), (before, parameter) =>
            from first in before
            from next in Value(parameter.ParameterType, literal)
            select first.Length == 0 ? next : $"{first}, {next}");
        Gen<string> named = properties.Length == 0 ? Choice.Of("")
            : (from property in Gen.Elements(properties)
               from name in Choice.Of(property.Name).Or(20, Choice.Of(property.Name).Garbled())
               from value in Value(property.PropertyType, literal)
               from sign in Choice.Of(" = ").Or(25, Choice.Of(": ", " ", " == "))
               select name + sign + value).Many(1, 3, ", ").OnceIn(6);
        string attribute = typeof(TAttribute).Name[..^nameof(Attribute).Length];
        return from positional in arguments
               from optional in named
               from written in Choice.Of($"[{attribute}({string.Join(", ", new[] { positional, optional }.Where(static part => part.Length > 0))})]")
                   .Or(50, Choice.Of($"[{attribute}]", $"[{attribute}(]", $"[ActGen.{attribute}Attribute({positional}), {attribute}({positional})]", $"[return: {attribute}({positional})]"))
               select written;
    }

    public static Gen<string> Literal(Gen<string> text) => text.Select(static text => SymbolDisplay.FormatLiteral(text, quote: true));

    private static Gen<string> Value(Type type, Gen<string> text)
        => type == typeof(string) ? text
            : type == typeof(int) ? Numbers.Sizes
            : type == typeof(Type) ? Choice.Of("typeof(float)", "typeof(double)").Or(4, Choice.Of("typeof(int)", "typeof(Undefined)", "null", "typeof(Span<>)", "typeof(void)", "1"))
            : type.IsEnum ? Gen.Elements(Enum.GetNames(type)).Select(name => $"{type.Name}.{name}").Or(5, Choice.Of($"({type.Name})42", $"({type.Name})(-1)", $"({type.Name})int.MinValue", $"{type.Name}.Undefined", "1", "null"))
            : Numbers.InCode;
}
