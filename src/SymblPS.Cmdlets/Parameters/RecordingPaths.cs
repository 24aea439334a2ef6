namespace SymblPS.Cmdlets.Parameters;

/// <summary>Resolves paths from user input to file system paths.</summary>
internal static class RecordingPaths
{
    /// <summary>Resolves a path. Expands wildcards for <c>-Path</c>; a pattern without a match is an error that names the pattern.</summary>
    /// <param name="cmdlet">The cmdlet with the locations and drives of the session.</param>
    /// <param name="path">The path from the user.</param>
    /// <param name="literal">Whether to take characters such as <c>[</c> literally.</param>
    /// <exception cref="FileNotFoundException">No file matches.</exception>
    /// <exception cref="ArgumentException">The path is not in the file system.</exception>
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
                    : throw new FileNotFoundException($"No file matches '{path}'.{Advice(cmdlet, path)}", path);
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
            throw new ArgumentException($"'{path}' is not a file system path: {e.Message}", e);
        }
    }

    /// <summary>Returns whether a text is the path of an existing file.</summary>
    public static bool IsFile(PSCmdlet cmdlet, string path)
    {
        try
        {
            return File.Exists(cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));
        }
        catch (Exception e) when (e is RuntimeException or NotSupportedException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Resolves a folder or file that may not exist yet.</summary>
    public static string ResolveNew(PSCmdlet cmdlet, string path) => Resolve(cmdlet, path, literal: true)[0];

    // Brackets in the name of a file make a pattern that does not match the file itself.
    private static string Advice(PSCmdlet cmdlet, string path) => IsFile(cmdlet, path)
        ? $" A file of this name exists, and its name contains wildcard characters. Specify it with -LiteralPath '{path.Replace("'", "''")}'."
        : string.Empty;

    private static void EnsureFileSystem(string path, ProviderInfo provider)
    {
        if (!string.Equals(provider.Name, "FileSystem", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"'{path}' is a path of the provider {provider.Name}. Specify a file system path.");
    }
}
