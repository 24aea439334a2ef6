namespace Symbl.Platform.Processes;

/// <summary>The server cannot start. The message is one line for the user.</summary>
/// <param name="exitCode">Exit code of the process; a constant of <see cref="Processes.ExitCode"/>.</param>
/// <param name="message">The reason.</param>
/// <param name="innerException">The cause, if any.</param>
public sealed class StartupException(int exitCode, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Exit code of the process.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>Creates the exception of a wrong option, as the program prints it.</summary>
    /// <param name="message">The option and the reason.</param>
    public static StartupException WrongOption(string message) => new(Processes.ExitCode.Usage, $"{message}; --help lists the options");
}
