using FsCheck;
using FsCheck.Fluent;

namespace ActGen.Generator.Tests.Hostile.Uses;

/// <summary>Types around members, called <c>C$</c>.</summary>
internal static class Types
{
    private static readonly string[] s_right =
    [
        "public static partial class C$ { MEMBERS }", "internal partial class C$ { MEMBERS }", "public partial struct C$ { MEMBERS }", "public readonly partial struct C$ { MEMBERS }", "public partial record C$ { MEMBERS }",
        "public sealed partial record C$ { MEMBERS }", "public partial interface C$ { MEMBERS }", "namespace N.M { public static partial class C$ { MEMBERS } }", "namespace @class.@event { public abstract partial class C$ { MEMBERS } }",
        "public partial class Outer$ { private static partial class C$ { MEMBERS } }", "public partial struct Outer$<T> { public partial struct Inner<@in> where @in : struct { public partial class C$ { MEMBERS } } }",
        "namespace System.C$Space { static partial class C$ { MEMBERS } }", "public static partial class C$<TRegister, V> where V : struct { MEMBERS }", "public ref partial struct C$ { MEMBERS }", "namespace ActGen { static partial class C$ { MEMBERS } }",
    ];

    private static readonly string[] s_wrong =
    [
        "public class C$ { MEMBERS }", "public partial record C$(int Count, float F) { MEMBERS }", "file static partial class C$ { MEMBERS }", "public partial interface C$<in T> { MEMBERS }", "public partial enum C$ { MEMBERS }", "public partial record struct C$ { MEMBERS }", "MEMBERS",
        "public class Outer$ { public partial class C$ { MEMBERS } }", "public partial class C$<T,> { MEMBERS }", "public partial class C$ : C$ { MEMBERS }", "public partial class C$ : Undefined { MEMBERS }", "public partial class { MEMBERS }",
        "namespace N$; public static partial class C$ { MEMBERS }", "namespace { partial class C$ { MEMBERS } }", "public partial class C$ { MEMBERS", "public partial class C$ { MEMBERS } }", "public static partial class C$ { extension(float x) { MEMBERS } }",
        "public partial class C$ { void M() { MEMBERS } }", "public partial class C$ { MEMBERS } public partial class C$ { MEMBERS }", "public partial class C$ { int FKernel; class F { } MEMBERS }", "public partial class C$<F, FKernel> { MEMBERS }",
        "public partial class F$ { public partial class Größe { public partial class e\u0301\\u0061 { public partial class C$ { MEMBERS } } } }", "#if false\npublic partial class C$ { MEMBERS }\n#endif", "#nullable disable\n#pragma warning disable\npublic partial class C$ { MEMBERS }",
        "public partial class C$ { static class System { } static class ActGen { } static class MathF { } MEMBERS }", "public partial class C$ { struct Span { } delegate void ReadOnlySpan(); MEMBERS }", "public partial delegate void C$(); MEMBERS", "[Obsolete] public partial class C$ { MEMBERS }",
        "namespace N$.System.ActGen { public partial class C$ { MEMBERS } }", "public unsafe partial class C$ { MEMBERS }", "public partial class C$(int count) { MEMBERS }",
    ];

    public static Gen<string> Right { get; } = Gen.Elements(s_right);

    public static Gen<string> Any { get; } = Right.Or(5, Gen.Elements(s_wrong));
}
