namespace SymblPS.Cmdlets.Connections;

/// <summary>
/// Whether this process must not prompt. The prompt for credentials of PowerShell writes its question before it notices that nothing can answer.
/// </summary>
internal static class Interactivity
{
    /// <summary>Whether PowerShell was started with <c>-NonInteractive</c>.</summary>
    public static bool IsOff { get; } = IsOffIn(Environment.GetCommandLineArgs().Skip(1));

    /// <summary>Whether arguments of PowerShell contain <c>-NonInteractive</c> or its short form.</summary>
    /// <param name="arguments">The arguments. The arguments after <c>-Command</c> or <c>-File</c> belong to the script.</param>
    public static bool IsOffIn(IEnumerable<string> arguments) => arguments
        .Select(static argument => argument.StartsWith('-') || argument.StartsWith('/') ? argument.TrimStart('-', '/') : string.Empty)
        .TakeWhile(static name => name.Length == 0 || !(Is(name, "command") || Is(name, "file")))
        .Any(static name => name.Length > 3 && Is(name, "noninteractive"));

    private static bool Is(string name, string whole) => whole.StartsWith(name, StringComparison.OrdinalIgnoreCase);
}
