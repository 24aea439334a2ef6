using System.Globalization;
using Symbl.Platform.Processes;

namespace Symbl.Platform.Files;

/// <summary>The folder of one server, held against a second one until disposed or until the process ends in any way.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream? _lock;

    private DataFolder(string path, FileStream? @lock)
    {
        Root = path;
        _lock = @lock;
    }

    public string Root { get; }

    public string CredentialsPath => Path.Combine(Root, "credentials.json");

    public string TokenKeyPath => Path.Combine(Root, "token.key");

    public string DatabasePath => Path.Combine(Root, "symbl.db");

    /// <summary>Recordings that wait for their job or are being received.</summary>
    public string UploadsPath => Path.Combine(Root, "uploads");

    /// <summary>Temporary files of this process.</summary>
    public string WorkPath => Path.Combine(WorkRoot, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    private string WorkRoot => Path.Combine(Root, "work");

    /// <exception cref="StartupException">Another server holds the folder, or it cannot be written.</exception>
    public static DataFolder Open(string path)
    {
        try
        {
            PrivateFile.CreateFolder(path);
            var @lock = TryLock(path);
            var pidPath = Path.Combine(path, "server.pid");
            if (@lock is null)
                throw new StartupException(ExitCode.FolderInUse, $"the data folder '{path}' is in use by {Holder(pidPath)}");

            // The pid cannot lie in the locked file: nobody else could read it there.
            File.WriteAllText(pidPath, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            var folder = new DataFolder(path, @lock);
            PrivateFile.CreateFolder(folder.UploadsPath);
            folder.PrepareWork();
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(ExitCode.Failure, $"the data folder '{path}' cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Uses the folder of a server beside that server, to work on its jobs.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="StartupException">The folder holds no server's data, or it cannot be used.</exception>
    public static DataFolder Join(string path)
    {
        try
        {
            var folder = new DataFolder(path, null);
            if (!File.Exists(folder.DatabasePath))
                throw new StartupException(ExitCode.Failure, $"the data folder '{path}' holds no database; start a server with it first");
            folder.PrepareWork();
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(ExitCode.Failure, $"the data folder '{path}' cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Releases the folder.</summary>
    public void Dispose() => _lock?.Dispose();

    // Removes temporary files of processes that have ended, and makes a folder for this one.
    private void PrepareWork()
    {
        PrivateFile.CreateFolder(WorkRoot);
        foreach (var entry in new DirectoryInfo(WorkRoot).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo directory && IsOfOther(directory.Name))
                continue;
            if (entry is DirectoryInfo old)
                old.Delete(recursive: true);
            else
                entry.Delete();
        }

        PrivateFile.CreateFolder(WorkPath);
    }

    private static bool IsOfOther(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
        && pid != Environment.ProcessId
        && OwnerProcesses.IsAlive(pid);

    private static FileStream? TryLock(string path)
    {
        try
        {
            return PrivateFile.Create(Path.Combine(path, "server.lock"), FileMode.OpenOrCreate);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    private static string Holder(string pidPath)
    {
        try
        {
            return $"the local server with process id {File.ReadAllText(pidPath)}";
        }
        catch (IOException)
        {
            return "another local server";
        }
    }
}
