using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Symbl.Platform.Files;

/// <summary>Files and folders that only this user can read, and that survive a crash once a call has returned.</summary>
public static class PrivateFile
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>
    /// Creates a folder for this user alone. An existing folder that holds other things keeps its mode: it may be shared on purpose.
    /// </summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        if (Directory.Exists(path))
        {
            if (!Directory.EnumerateFileSystemEntries(path).Any())
                File.SetUnixFileMode(path, FolderMode700);
        }
        else
        {
            Directory.CreateDirectory(path, FolderMode700);
        }
    }

    /// <summary>Opens a new or emptied file for writing.</summary>
    public static FileStream Create(string path, FileMode mode = FileMode.Create, FileShare share = FileShare.None, int bufferSize = 0)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.Write,
            Share = share,
            BufferSize = bufferSize,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FileMode600;
        return new FileStream(path, options);
    }

    /// <summary>Replaces the content of a file so that a reader sees the old or the new content, never a part.</summary>
    public static void WriteAtomically(string path, ReadOnlySpan<byte> content)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        using (var file = Create(temporary))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        MoveDurably(temporary, path);
    }

    /// <summary>Renames a file whose content is on disk already, and makes the new name durable.</summary>
    public static void MoveDurably(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        if (OperatingSystem.IsWindows())
            return;

        // A rename lives in the folder, and the BCL cannot flush a folder.
        using var folder = OpenFolder(Path.GetDirectoryName(to)!, 0);
        if (!folder.IsInvalid)
            _ = FlushToDisk(folder);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern SafeFileHandle OpenFolder([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FlushToDisk(SafeFileHandle handle);
}
