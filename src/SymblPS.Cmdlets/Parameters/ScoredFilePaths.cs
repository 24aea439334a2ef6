namespace SymblPS.Cmdlets.Parameters;

/// <summary>Resolves paths from user input to files to score: files, folders and patterns.</summary>
internal static class ScoredFilePaths
{
    /// <summary>Files with turns.</summary>
    public static readonly string[] Turns = [".rttm"];

    /// <summary>Files with words. Markdown is missing: a folder often has a page about its content.</summary>
    public static readonly string[] Words = [".txt", ".vtt", ".srt", ".sbv", ".json", ".csv", ".docx"];

    /// <summary>Finds the files of a path.</summary>
    /// <param name="cmdlet">The cmdlet with the locations and drives of the session.</param>
    /// <param name="path">An existing file or folder, taken literally; otherwise a pattern.</param>
    /// <param name="extensions">Extensions of the files of a folder.</param>
    /// <returns>The files, and whether the path is a single file.</returns>
    /// <exception cref="FileNotFoundException">There is no file.</exception>
    /// <exception cref="ArgumentException">The path is not in the file system.</exception>
    public static (IReadOnlyList<string> Files, bool Named) Resolve(PSCmdlet cmdlet, string path, string[] extensions)
    {
        // A piped path is not a pattern, and file names can contain brackets.
        var literal = RecordingPaths.Resolve(cmdlet, path, literal: true)[0];
        if (File.Exists(literal)) return ([literal], true);
        if (Directory.Exists(literal))
        {
            var files = InFolder(literal, extensions);
            return files.Count > 0 ? (files, false) : throw new FileNotFoundException($"The folder '{path}' has no {string.Join(", ", extensions)} files.", path);
        }

        if (!WildcardPattern.ContainsWildcardCharacters(path)) throw new FileNotFoundException($"The file '{path}' does not exist.", path);
        var found = RecordingPaths.Resolve(cmdlet, path, literal: false).SelectMany(one => Directory.Exists(one) ? InFolder(one, extensions) : [one]).ToList();
        return found.Count > 0 ? (found, false) : throw new FileNotFoundException($"No {string.Join(", ", extensions)} file matches '{path}'.", path);
    }

    private static IReadOnlyList<string> InFolder(string folder, string[] extensions) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(file => extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .OrderBy(static file => file, StringComparer.Ordinal),
    ];
}
