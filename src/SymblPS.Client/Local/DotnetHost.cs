
namespace SymblPS.Client.Local;

/// <summary>Finds the <c>dotnet</c> host that runs the local server.</summary>
internal static class DotnetHost
{
    /// <summary>What to do when there is none, or one without the right runtime.</summary>
    public const string Advice =
        "Install the .NET 10 runtime with ASP.NET Core from https://dotnet.microsoft.com/download, or name the host with DOTNET_HOST_PATH.";

    private static readonly bool IsWindows = Path.DirectorySeparatorChar == '\\';
    private static readonly string FileName = IsWindows ? "dotnet.exe" : "dotnet";

    /// <summary>Path of the host.</summary>
    /// <param name="given">The caller's own choice.</param>
    /// <exception cref="SymblLocalServerException">There is none.</exception>
    public static string Find(string? given)
    {
        if (given is not null)
        {
            return File.Exists(given)
                ? given
                : throw new SymblLocalServerException($"There is no .NET host at '{given}'.") { RecommendedAction = Advice };
        }

        return Candidates().FirstOrDefault(File.Exists)
            ?? throw new SymblLocalServerException("The local server needs .NET, and no 'dotnet' was found on this machine.")
            {
                RecommendedAction = Advice,
            };
    }

    private static IEnumerable<string> Candidates()
    {
        if (Variable("DOTNET_HOST_PATH") is { } host) yield return host;
        if (Environment.ProcessPath is { } own && Path.GetFileName(own).Equals(FileName, StringComparison.OrdinalIgnoreCase)) yield return own;
        if (Variable("DOTNET_ROOT") is { } root) yield return Path.Combine(root, FileName);
        foreach (var folder in (Variable("PATH") ?? string.Empty).Split(Path.PathSeparator))
        {
            var clean = folder.Trim().Trim('"');
            if (clean.Length > 0) yield return Path.Combine(clean, FileName);
        }

        // Where installers put it, for shells that were started before.
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var installed = IsWindows
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet")]
            : new[] { "/usr/share/dotnet", "/usr/lib/dotnet", "/usr/local/share/dotnet", Path.Combine(home, ".dotnet") };
        foreach (var folder in installed) yield return Path.Combine(folder, FileName);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
