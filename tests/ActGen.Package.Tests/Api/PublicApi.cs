using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Package.Tests.Api;

/// <summary>What other assemblies can use of one, as its reader would declare it: a line for each type and each member.</summary>
internal static class PublicApi
{
    private static readonly SymbolDisplayFormat s_name = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat s_member = s_name
        .WithGenericsOptions(s_name.GenericsOptions | SymbolDisplayGenericsOptions.IncludeTypeConstraints)
        .WithMemberOptions(
            SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue)
        .WithParameterOptions(
            SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeExtensionThis)
        .WithKindOptions(SymbolDisplayKindOptions.IncludeMemberKeyword)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The types and their members.</summary>
    /// <param name="assembly">The image of the assembly.</param>
    /// <param name="framework">What it was compiled against.</param>
    /// <returns>Each type by its name, and the lines of its declaration and its members.</returns>
    public static IReadOnlyDictionary<string, string[]> Of(byte[] assembly, IEnumerable<MetadataReference> framework)
    {
        MetadataReference reference = MetadataReference.CreateFromImage(assembly);
        var compilation = CSharpCompilation.Create("Reader", references: framework.Append(reference));
        var read = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
        return TypesOf(read.GlobalNamespace).ToDictionary(NameOf, static type => LinesOf(type).ToArray());
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container)
        => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
            .Where(static member => member is INamespaceSymbol || (IsVisible(member) && member.CanBeReferencedByName)) // not what the compiler makes of a fixed buffer
            .SelectMany(static member => TypesOf(member).Concat(member is INamedTypeSymbol type ? [type] : []));

    private static bool IsVisible(ISymbol symbol)
        => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && (symbol.DeclaredAccessibility == Accessibility.Public || symbol.ContainingType is not { IsSealed: true });

    private static string NameOf(INamedTypeSymbol type)
        => (type.ContainingNamespace.IsGlobalNamespace ? "" : $"{type.ContainingNamespace.ToDisplayString()}.") + type.ToDisplayString(s_name);

    private static IEnumerable<string> LinesOf(INamedTypeSymbol type)
        => type.GetMembers()
            .Where(static member => IsVisible(member) && IsDeclared(member))
            .Select(static member => $"    {Prefix(member)}{LineOf(member)}")
            .Order(StringComparer.Ordinal)
            .Prepend(Prefix(type) + Declaration(type));

    /// <summary>Types have lines of their own, accessors stand with their property, and of a delegate its declaration says all.</summary>
    private static bool IsDeclared(ISymbol member)
        => member is not (INamedTypeSymbol or IMethodSymbol { AssociatedSymbol: not null } or IMethodSymbol { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: true })
            && member.ContainingType.TypeKind != TypeKind.Delegate;

    private static string LineOf(ISymbol member) => member switch
    {
        IPropertySymbol property => $"{property.ToDisplayString(s_member)} {{ {string.Join(' ', Accessors(property))} }}",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum, ConstantValue: { } value } => FormattableString.Invariant($"{member.Name} = {value}"),
        _ => member.ToDisplayString(s_member),
    };

    /// <summary>What a declaration begins with and the compiler's own way to display it leaves out.</summary>
    private static string Prefix(ISymbol symbol)
        => string.Concat(symbol.GetAttributes().Select(static each => each.AttributeClass!.Name).Intersect(["EditorBrowsableAttribute", "ObsoleteAttribute"])
                .Select(static name => $"[{name[..^"Attribute".Length]}] "))
            + (symbol is { ContainingType.TypeKind: TypeKind.Interface } and not INamedTypeSymbol
                ? $"{(symbol.IsStatic ? "static " : "")}{(symbol.IsVirtual ? "virtual " : "abstract ")}"
                : "");

    private static IEnumerable<string> Accessors(IPropertySymbol property)
    {
        if (property.GetMethod is { } getter && IsVisible(getter))
        {
            yield return "get;";
        }

        if (property.SetMethod is { } setter && IsVisible(setter))
        {
            yield return setter.IsInitOnly ? "init;" : "set;";
        }
    }

    private static string Declaration(INamedTypeSymbol type)
    {
        IEnumerable<string> bases = type.TypeKind == TypeKind.Enum
            ? [type.EnumUnderlyingType!.ToDisplayString(s_name)]
            : new[] { type.BaseType is { SpecialType: SpecialType.None } ancestor ? ancestor : null }.OfType<INamedTypeSymbol>()
                .Concat(type.Interfaces.Where(static each => each.DeclaredAccessibility == Accessibility.Public))
                .Select(static each => each.ToDisplayString(s_name));
        string constraints = type.ToDisplayString(s_name.WithGenericsOptions(s_member.GenericsOptions))[type.ToDisplayString(s_name).Length..];
        return type.TypeKind == TypeKind.Delegate
            ? $"public delegate {type.DelegateInvokeMethod!.ToDisplayString(s_member).Replace("public virtual ", "", StringComparison.Ordinal).Replace("Invoke(", $"{NameOf(type)}(", StringComparison.Ordinal)}{constraints}"
            : $"{string.Join(' ', Modifiers(type))} {NameOf(type)}{(bases.Any() ? $" : {string.Join(", ", bases)}" : "")}{constraints}";
    }

    private static IEnumerable<string> Modifiers(INamedTypeSymbol type)
    {
        yield return type.DeclaredAccessibility.ToString().ToLowerInvariant();
        bool isClass = type.TypeKind == TypeKind.Class, isStruct = type.TypeKind == TypeKind.Struct;
        (bool Holds, string Keyword)[] modifiers =
        [
            (type.IsStatic, "static"),
            (isClass && type.IsAbstract && !type.IsStatic, "abstract"),
            (isClass && type.IsSealed && !type.IsStatic, "sealed"),
            (isStruct && type.IsReadOnly, "readonly"),
            (type.IsRefLikeType, "ref"),
            (type.IsRecord, "record"),
        ];
        foreach ((_, string keyword) in modifiers.Where(static modifier => modifier.Holds))
        {
            yield return keyword;
        }

        yield return type.TypeKind.ToString().ToLowerInvariant();
    }
}
