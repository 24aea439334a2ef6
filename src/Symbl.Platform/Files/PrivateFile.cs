using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Symbl.Platform.Files;

/// <summary>Creates files and folders that only the current user can read. Completed writes survive a crash.</summary>
public static class PrivateFile
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>
    /// Creates a folder that only the current user can read. An existing folder with content keeps its permissions, because it may be shared
    /// on purpose.
    /// </summary>
    /// <param name="path">Path of the folder.</param>
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

    /// <summary>Creates a file for writing.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="mode">Whether an existing file is truncated, kept or refused.</param>
    /// <param name="share">Access of other processes.</param>
    /// <param name="bufferSize">Size of the buffer; 0 for no buffer.</param>
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

    /// <summary>Removes the permissions of other users from an existing file.</summary>
    /// <param name="path">Path of the file.</param>
    public static void Restrict(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, FileMode600);
    }

    /// <summary>Removes the permissions of other users from an existing folder, also if it has content.</summary>
    /// <param name="path">Path of the folder.</param>
    public static void RestrictFolder(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, FolderMode700);
    }

    /// <summary>Deletes a file so that it does not come back after a crash.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>False if the file does not exist.</returns>
    public static bool DeleteDurably(string path)
    {
        if (!File.Exists(path))
            return false;
        File.Delete(path);
        FlushFolderOf(path);
        return true;
    }

    /// <summary>Replaces the content of a file atomically. A reader sees either the old or the new content.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="content">The new content.</param>
    public static void WriteAtomically(string path, ReadOnlySpan<byte> content)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        // A link under this name would redirect the content to another file.
        File.Delete(temporary);
        using (var file = Create(temporary, FileMode.CreateNew))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        MoveDurably(temporary, path);
    }

    /// <summary>Renames a flushed file so that the new name survives a crash.</summary>
    /// <param name="from">Path of the file.</param>
    /// <param name="to">New path. An existing file is replaced.</param>
    public static void MoveDurably(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        FlushFolderOf(to);
    }

    // The folder stores the name, and .NET has no method to flush a folder.
    private static void FlushFolderOf(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = OpenFolder(Path.GetDirectoryName(path)!, 0);
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
