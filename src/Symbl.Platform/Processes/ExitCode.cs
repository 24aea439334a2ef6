namespace Symbl.Platform.Processes;

/// <summary>Exit codes of the process.</summary>
public static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Usage = 2;
    public const int FolderInUse = 3;
    public const int AddressInUse = 4;
}
