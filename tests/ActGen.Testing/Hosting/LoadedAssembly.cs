using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace ActGen.Testing.Hosting;

/// <summary>A compiled project in this process, unloaded when disposed and no longer used.</summary>
public sealed class LoadedAssembly : IDisposable
{
    private readonly Context _context;

    internal LoadedAssembly(Stream image, ReferenceSet references)
    {
        _context = new Context(references);
        Assembly = _context.LoadFromStream(image);
    }

    /// <summary>The assembly itself.</summary>
    public Assembly Assembly { get; }

    /// <summary>A method as a delegate, matched by name and by the parameter types of <typeparamref name="TDelegate"/>.</summary>
    /// <typeparam name="TDelegate">One of the shapes in this namespace, or any delegate of yours.</typeparam>
    /// <param name="type">The full metadata name of the type: <c>Namespace.Outer+Inner</c>.</param>
    /// <param name="method">The method, of any accessibility. Of an instance method's type, a new object is made.</param>
    /// <exception cref="MissingMethodException">The type has no such method.</exception>
    public TDelegate Get<TDelegate>(string type, string method)
        where TDelegate : Delegate
        => Get<TDelegate>(Assembly.GetType(type) ?? throw new TypeLoadException(
            $"No type '{type}' in the compiled project; it has [{string.Join(", ", Assembly.GetTypes().Select(each => each.FullName))}]."), method);

    /// <summary>A method of <paramref name="type"/> as a delegate, matched by name and by the parameter types of <typeparamref name="TDelegate"/>.</summary>
    /// <typeparam name="TDelegate">One of the shapes in this namespace, or any delegate of yours.</typeparam>
    /// <param name="type">The type, closed if it is generic.</param>
    /// <param name="method">The method, of any accessibility. Of an instance method's type, a new object is made.</param>
    /// <exception cref="MissingMethodException"><paramref name="type"/> has no such method.</exception>
    public TDelegate Get<TDelegate>(Type type, string method)
        where TDelegate : Delegate
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

        MethodInfo shape = typeof(TDelegate).GetMethod("Invoke")!;
        Type[] parameters = [.. shape.GetParameters().Select(parameter => parameter.ParameterType)];
        MethodInfo found = type.GetMethod(method, Any, parameters) is { } match && match.ReturnType == shape.ReturnType
            ? match
            : throw new MissingMethodException(
                $"'{type}' has no method '{shape.ReturnType.Name} {method}({string.Join(", ", parameters.Select(each => each.Name))})'; " +
                $"it has [{string.Join("; ", type.GetMethods(Any | BindingFlags.DeclaredOnly).Select(each => each.ToString()))}].");

        return found.IsStatic
            ? found.CreateDelegate<TDelegate>()
            : found.CreateDelegate<TDelegate>(Activator.CreateInstance(type, nonPublic: true));
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();

    /// <summary>
    /// Resolves the runtime to the build that was compiled against, so that code for .NET Standard really runs on the
    /// .NET Standard runtime and not on the build this process has loaded for itself.
    /// </summary>
    private sealed class Context(ReferenceSet references) : AssemblyLoadContext("generated code", isCollectible: true)
    {
        private static readonly Assembly s_own = typeof(Elementwise).Assembly;

        protected override Assembly? Load(AssemblyName name)
            => name.Name == s_own.GetName().Name && references.RuntimePath != s_own.Location
                ? LoadFromAssemblyPath(references.RuntimePath)
                : null;
    }
}
