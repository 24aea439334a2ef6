namespace Symbl.Platform.Processes;

/// <summary>Exit codes of the process.</summary>
public static class ExitCode
{
    /// <summary>Success.</summary>
    public const int Success = 0;

    /// <summary>A failure without a code of its own.</summary>
    public const int Failure = 1;

    /// <summary>The command line is not valid.</summary>
    public const int Usage = 2;

    /// <summary>Another server uses the data folder.</summary>
    public const int FolderInUse = 3;

    /// <summary>Another process uses the address.</summary>
    public const int AddressInUse = 4;
}
