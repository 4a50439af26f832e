using System.Runtime.CompilerServices;
using VerifyTests;

namespace ActGen.Generator.Tests.Verification;

internal static class ModuleInitializer
{
    [ModuleInitializer]
    internal static void Initialize() => VerifySourceGenerators.Initialize();
}
