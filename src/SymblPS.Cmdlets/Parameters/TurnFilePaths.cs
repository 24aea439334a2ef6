namespace SymblPS.Cmdlets.Parameters;

/// <summary>Turns what the user typed or piped into RTTM files: files, folders of files, and patterns.</summary>
internal static class TurnFilePaths
{
    private const string Extension = ".rttm";

    /// <summary>Finds the files of one path.</summary>
    /// <param name="cmdlet">Gives the session's locations and drives.</param>
    /// <param name="path">A file or folder that is there, whatever characters it has; else a pattern.</param>
    /// <returns>The files, and whether the one there is was named itself.</returns>
    /// <exception cref="FileNotFoundException">There is no file.</exception>
    /// <exception cref="ArgumentException">The path is not one of the file system.</exception>
    public static (IReadOnlyList<string> Files, bool Named) Resolve(PSCmdlet cmdlet, string path)
    {
        // What is piped is no pattern, and brackets are allowed in names of files.
        var literal = RecordingPaths.Resolve(cmdlet, path, literal: true)[0];
        if (File.Exists(literal)) return ([literal], true);
        if (Directory.Exists(literal))
        {
            var files = InFolder(literal);
            return files.Count > 0 ? (files, false) : throw new FileNotFoundException($"The folder '{path}' has no {Extension} files.", path);
        }

        if (!WildcardPattern.ContainsWildcardCharacters(path)) throw new FileNotFoundException($"There is no file '{path}'.", path);
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
