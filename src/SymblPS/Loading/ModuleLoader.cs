using System.ComponentModel;
using System.Reflection;
using System.Runtime.Loader;

namespace SymblPS.Loading;

/// <summary>
/// Loads the cmdlets with their packages into a load context of their own, so that another module's copy of a package cannot break this one, nor
/// this one's copy break another. What a script can name (this assembly) stays in the default context.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModuleLoader
{
    private static readonly object Gate = new();
    private static Assembly? s_cmdlets;

    /// <summary>Version of the module whose types are loaded in this process, as three numbers.</summary>
    public static string LoadedVersion { get; } = typeof(ModuleLoader).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Loads the cmdlet assembly that lies beside this one. A second call, from a reload or another runspace, gets the same assembly.</summary>
    /// <returns>The assembly to hand to <c>Import-Module -Assembly</c>.</returns>
    /// <exception cref="FileNotFoundException">The module's folder is not complete.</exception>
    public static Assembly Load()
    {
        lock (Gate)
        {
            if (s_cmdlets is not null) return s_cmdlets;
            var directory = Path.GetDirectoryName(typeof(ModuleLoader).Assembly.Location) ?? string.Empty;
            var path = Path.Combine(directory, "SymblPS.Cmdlets.dll");
            if (!File.Exists(path))
                throw new FileNotFoundException($"The module is not complete: '{path}' is missing. Install or build it again.", path);
            s_cmdlets = new PrivateContext(directory).LoadFromAssemblyPath(path);
            return s_cmdlets;
        }
    }

    private sealed class PrivateContext : AssemblyLoadContext
    {
        private readonly string _directory;
        private readonly Dictionary<string, string> _shared;

        public PrivateContext(string directory) : base("SymblPS")
        {
            _directory = directory;
            var platform = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? string.Empty;
            _shared = platform.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .GroupBy(p => Path.GetFileNameWithoutExtension(p), StringComparer.OrdinalIgnoreCase)
                .ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        }

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var name = assemblyName.Name;
            if (name is null) return null;
            var shared = typeof(ModuleLoader).Assembly;
            if (string.Equals(name, shared.GetName().Name, StringComparison.OrdinalIgnoreCase)) return shared;

            var path = Path.Combine(_directory, name + ".dll");
            if (!File.Exists(path)) return null;
            // Answering for a DLL that the shared framework has as well splits the framework's own types in two: HttpClient then fails at its
            // first call. The framework's copy wins when it is the same version or newer.
            if (_shared.TryGetValue(name, out var platform)
                && AssemblyName.GetAssemblyName(platform).Version >= AssemblyName.GetAssemblyName(path).Version)
                return null;
            return LoadFromAssemblyPath(path);
        }
    }
}
