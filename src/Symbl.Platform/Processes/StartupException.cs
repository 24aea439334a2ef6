namespace Symbl.Platform.Processes;

/// <summary>The server cannot start. The message is one line for the user.</summary>
public sealed class StartupException(int exitCode, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>Creates the exception of a wrong option, as the program prints it.</summary>
    /// <param name="message">The option and the reason.</param>
    public static StartupException WrongOption(string message) => new(Processes.ExitCode.Usage, $"{message}; --help lists the options");
}
