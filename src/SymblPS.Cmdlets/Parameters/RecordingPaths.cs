namespace SymblPS.Cmdlets.Parameters;

/// <summary>Turns what the user typed or piped into paths of the file system.</summary>
internal static class RecordingPaths
{
    /// <summary>Resolves one path. Wildcards are expanded for <c>-Path</c>; nothing matching is an error that names the pattern.</summary>
    /// <param name="cmdlet">Gives the session's locations and drives.</param>
    /// <param name="path">As given.</param>
    /// <param name="literal">Whether characters such as <c>[</c> mean themselves.</param>
    /// <exception cref="FileNotFoundException">Nothing matches.</exception>
    /// <exception cref="ArgumentException">The path is not one of the file system.</exception>
    public static IReadOnlyList<string> Resolve(PSCmdlet cmdlet, string path, bool literal)
    {
        try
        {
            if (!literal && WildcardPattern.ContainsWildcardCharacters(path))
            {
                var found = cmdlet.GetResolvedProviderPathFromPSPath(path, out var provider);
                EnsureFileSystem(path, provider);
                return found.Count > 0
                    ? [.. found]
                    : throw new FileNotFoundException($"No file matches '{path}'.", path);
            }

            var resolved = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var owner, out _);
            EnsureFileSystem(path, owner);
            return [resolved];
        }
        catch (ItemNotFoundException e)
        {
            throw new FileNotFoundException($"The path '{path}' does not exist.", path, e);
        }
        catch (Exception e) when (e is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or InvalidOperationException or PSArgumentException)
        {
            throw new ArgumentException($"'{path}' is not a path of the file system: {e.Message}", e);
        }
    }

    /// <summary>Resolves a folder or file that need not exist yet.</summary>
    public static string ResolveNew(PSCmdlet cmdlet, string path) => Resolve(cmdlet, path, literal: true)[0];

    private static void EnsureFileSystem(string path, ProviderInfo provider)
    {
        if (!string.Equals(provider.Name, "FileSystem", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"'{path}' lies in the provider {provider.Name}. Give a path of the file system.");
    }
}
