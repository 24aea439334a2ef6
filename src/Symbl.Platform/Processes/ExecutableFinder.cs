namespace Symbl.Platform.Processes;

/// <summary>Finds programs on the search path.</summary>
public static class ExecutableFinder
{
    /// <summary>Gets the full path of a program; null if no folder of the search path contains it.</summary>
    /// <param name="program">Name without folder and extension.</param>
    /// <param name="searchPath">Folders, separated as in the PATH environment variable.</param>
    public static string? Find(string program, string searchPath)
    {
        var fileName = OperatingSystem.IsWindows() ? program + ".exe" : program;
        foreach (var folder in searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A relative folder would depend on the working folder.
            if (!Path.IsPathFullyQualified(folder))
                continue;
            var candidate = Path.Combine(folder, fileName);
            if (IsProgram(candidate))
                return candidate;
        }

        return null;
    }

    /// <summary>Tests whether a path names a program.</summary>
    /// <param name="path">Full path of a file.</param>
    public static bool IsProgram(string path) => File.Exists(path) && IsExecutable(path);

    private static bool IsExecutable(string path) =>
        OperatingSystem.IsWindows()
        || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}
