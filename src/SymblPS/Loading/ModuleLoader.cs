using System.ComponentModel;
using System.Reflection;
using System.Runtime.Loader;

namespace SymblPS.Loading;

/// <summary>
/// Loads the cmdlets and their packages into a load context of their own. Another module's copy of a package cannot break this module, and
/// the copies of this module cannot break another one. The types that scripts name (this assembly) stay in the default context.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModuleLoader
{
    private static readonly object Gate = new();
    private static Assembly? s_cmdlets;

    /// <summary>Version of the module that this process has loaded, as three numbers.</summary>
    public static string LoadedVersion { get; } = typeof(ModuleLoader).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Closes the connections of the session. The cmdlets set it.</summary>
    internal static Action? OnClose { get; set; }

    /// <summary>Closes the connections of the session and ends its local server: the module leaves the session.</summary>
    public static void Close() => OnClose?.Invoke();

    /// <summary>
    /// Loads the cmdlet assembly from the folder of this assembly. A second call, from a reload or another runspace, returns the same
    /// assembly.
    /// </summary>
    /// <returns>The assembly for <c>Import-Module -Assembly</c>.</returns>
    /// <exception cref="FileNotFoundException">The folder of the module is incomplete.</exception>
    public static Assembly Load()
    {
        lock (Gate)
        {
            if (s_cmdlets is not null) return s_cmdlets;
            var directory = Path.GetDirectoryName(typeof(ModuleLoader).Assembly.Location) ?? string.Empty;
            var path = Path.Combine(directory, "SymblPS.Cmdlets.dll");
            if (!File.Exists(path))
                throw new FileNotFoundException($"The module is incomplete: '{path}' is missing. Install or build the module again.", path);
            s_cmdlets = new PrivateContext(directory).LoadFromAssemblyPath(path);
            return s_cmdlets;
        }
    }

    private sealed class PrivateContext(string directory) : AssemblyLoadContext("SymblPS")
    {
        private readonly string[] _platform = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var name = assemblyName.Name;
            if (name is null) return null;
            var shared = typeof(ModuleLoader).Assembly;
            if (string.Equals(name, shared.GetName().Name, StringComparison.OrdinalIgnoreCase)) return shared;

            var path = Path.Combine(directory, name + ".dll");
            if (!File.Exists(path)) return null;
            // A second copy of an assembly of the shared framework would duplicate the types of the framework, and HttpClient would fail at
            // its first call. The copy of the framework wins if it has the same version or a newer one.
            if (PlatformPath(name) is { } platform
                && AssemblyName.GetAssemblyName(platform).Version >= AssemblyName.GetAssemblyName(path).Version)
                return null;
            return LoadFromAssemblyPath(path);
        }

        private string? PlatformPath(string name)
        {
            foreach (var path in _platform)
            {
                if (Path.GetFileNameWithoutExtension(path.AsSpan()).Equals(name, StringComparison.OrdinalIgnoreCase)) return path;
            }

            return null;
        }
    }
}
