namespace Symbl.Storage;

/// <summary>Converts errors of the file system to errors of the store.</summary>
internal static class DiskFaults
{
    // Error numbers of Linux and macOS, and the low words of Windows errors.
    private static readonly int[] Full = OperatingSystem.IsWindows() ? [0x27, 0x70] : OperatingSystem.IsMacOS() ? [28, 69] : [28, 122];
    private static readonly int[] ReadOnly = OperatingSystem.IsWindows() ? [0x13] : [30];

    // SQLite and the file system need some pages for any change.
    private const long LeastSpace = 64 * 1024;

    /// <summary>Creates the error of the store.</summary>
    /// <param name="failure">An <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</param>
    public static StorageException Convert(Exception failure)
    {
        var code = failure.HResult & 0xFFFF;
        var fault = failure is UnauthorizedAccessException || ReadOnly.Contains(code) ? StorageFault.ReadOnly
            : Full.Contains(code) ? StorageFault.Full
            : StorageFault.Other;
        return new StorageException(failure.Message, failure, fault);
    }

    /// <summary>Returns whether the disk of a file has no space left.</summary>
    public static bool IsFull(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace < LeastSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
