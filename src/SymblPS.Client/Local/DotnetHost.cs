namespace SymblPS.Client.Local;

/// <summary>Finds the <c>dotnet</c> host that runs the local server.</summary>
internal static class DotnetHost
{
    /// <summary>Recommended action for a missing host or runtime.</summary>
    public const string Advice =
        "Install the .NET 10 runtime with ASP.NET Core from https://dotnet.microsoft.com/download, or set DOTNET_HOST_PATH to the host.";

    private static readonly bool IsWindows = OperatingSystem.IsWindows();
    private static readonly string FileName = IsWindows ? "dotnet.exe" : "dotnet";

    /// <summary>Returns the path of the host.</summary>
    /// <param name="given">The caller's choice; <see langword="null"/> searches for the host.</param>
    /// <exception cref="SymblLocalServerException">The host is missing.</exception>
    public static string Find(string? given)
    {
        if (given is not null)
        {
            return File.Exists(given)
                ? given
                : throw new SymblLocalServerException($"The .NET host '{given}' does not exist.") { RecommendedAction = Advice };
        }

        return Candidates().FirstOrDefault(File.Exists)
            ?? throw new SymblLocalServerException("The local server needs .NET, but this machine has no 'dotnet' in a known place.")
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

        // The folders of the installers, for a shell that started before the installation.
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var installed = IsWindows
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet")]
            : new[] { "/usr/share/dotnet", "/usr/lib/dotnet", "/usr/local/share/dotnet", Path.Combine(home, ".dotnet") };
        foreach (var folder in installed) yield return Path.Combine(folder, FileName);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
