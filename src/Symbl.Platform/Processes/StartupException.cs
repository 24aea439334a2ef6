namespace Symbl.Platform.Processes;

/// <summary>The server cannot start. The message is one line for the user.</summary>
public sealed class StartupException(int exitCode, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode { get; } = exitCode;
}
