namespace Symbl.Platform.Processes;

/// <summary>The folders in which a program can be.</summary>
public static class SearchPath
{
    /// <summary>
    /// Gets the folders of now, separated as in the PATH environment variable: the PATH of this process, on Windows also the PATH that the
    /// system and the user have set since it started, and the folders of package managers that often are on no PATH of a service.
    /// </summary>
    public static string Current()
    {
        string?[] folders =
        [
            Environment.GetEnvironmentVariable("PATH"),
            .. OperatingSystem.IsWindows() ? OnWindows() : ["/usr/local/bin", "/opt/homebrew/bin", "/opt/local/bin", "/snap/bin"],
        ];
        return string.Join(Path.PathSeparator, folders.Where(folder => !string.IsNullOrEmpty(folder)));
    }

    private static IEnumerable<string?> OnWindows()
    {
        yield return Environment.GetEnvironmentVariable("PATH", EnvironmentVariableTarget.Machine);
        yield return Environment.GetEnvironmentVariable("PATH", EnvironmentVariableTarget.User);
        yield return Below(Environment.SpecialFolder.LocalApplicationData, "Microsoft", "WinGet", "Links");
        yield return Below(Environment.SpecialFolder.CommonApplicationData, "chocolatey", "bin");
        yield return Below(Environment.SpecialFolder.UserProfile, "scoop", "shims");
        yield return Below(Environment.SpecialFolder.ProgramFiles, "ffmpeg", "bin");
    }

    private static string? Below(Environment.SpecialFolder folder, params string[] names) =>
        Environment.GetFolderPath(folder) is { Length: > 0 } root ? Path.Combine([root, .. names]) : null;
}
