namespace SymblPS.Client.Local;

/// <summary>
/// The environment of the local server: the variables that .NET, the operating system and the server use. Other variables of the session,
/// such as secrets, do not reach the server.
/// </summary>
internal static class ServerEnvironment
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        // The operating system.
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
        "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "OS", "USERNAME", "USERDOMAIN", "USERPROFILE", "HOMEDRIVE", "HOMEPATH",
        "APPDATA", "LOCALAPPDATA", "ProgramData", "ALLUSERSPROFILE", "PUBLIC", "ProgramFiles", "ProgramFiles(x86)", "ProgramW6432",
        "CommonProgramFiles", "CommonProgramFiles(x86)", "CommonProgramW6432", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE",
        // Certificates and proxies of the requests that the server sends.
        "SSL_CERT_FILE", "SSL_CERT_DIR", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY",
        // The models of the user and the default recognizer, which the server reads.
        "SYMBL_MODELS_PATH", "SYMBL_SETTINGS_PATH",
    };

    // Settings of the locale, the desktop folders, .NET and the local server.
    private static readonly string[] Prefixes = ["LC_", "XDG_", "DOTNET_", "SYMBL_LOCAL_"];

    /// <summary>Removes all other variables.</summary>
    /// <param name="environment">The variables of a process that is not started yet.</param>
    public static void Limit(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(static name => !Passes(name)).ToList()) environment.Remove(name);
    }

    private static bool Passes(string name) =>
        Names.Contains(name) || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
