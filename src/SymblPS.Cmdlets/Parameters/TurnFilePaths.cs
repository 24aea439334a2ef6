namespace SymblPS.Cmdlets.Parameters;

/// <summary>Resolves paths from user input to RTTM files: files, folders and patterns.</summary>
internal static class TurnFilePaths
{
    private const string Extension = ".rttm";

    /// <summary>Finds the files of a path.</summary>
    /// <param name="cmdlet">The cmdlet with the locations and drives of the session.</param>
    /// <param name="path">An existing file or folder, taken literally; otherwise a pattern.</param>
    /// <returns>The files, and whether the path is a single file.</returns>
    /// <exception cref="FileNotFoundException">There is no file.</exception>
    /// <exception cref="ArgumentException">The path is not in the file system.</exception>
    public static (IReadOnlyList<string> Files, bool Named) Resolve(PSCmdlet cmdlet, string path)
    {
        // A piped path is not a pattern, and file names can contain brackets.
        var literal = RecordingPaths.Resolve(cmdlet, path, literal: true)[0];
        if (File.Exists(literal)) return ([literal], true);
        if (Directory.Exists(literal))
        {
            var files = InFolder(literal);
            return files.Count > 0 ? (files, false) : throw new FileNotFoundException($"The folder '{path}' has no {Extension} files.", path);
        }

        if (!WildcardPattern.ContainsWildcardCharacters(path)) throw new FileNotFoundException($"The file '{path}' does not exist.", path);
        var found = RecordingPaths.Resolve(cmdlet, path, literal: false).SelectMany(one => Directory.Exists(one) ? InFolder(one) : [one]).ToList();
        return found.Count > 0 ? (found, false) : throw new FileNotFoundException($"No {Extension} file matches '{path}'.", path);
    }

    private static IReadOnlyList<string> InFolder(string folder) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(static file => string.Equals(Path.GetExtension(file), Extension, StringComparison.OrdinalIgnoreCase))
            .OrderBy(static file => file, StringComparer.Ordinal),
    ];
}
