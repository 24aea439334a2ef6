using System.Globalization;
using System.Text;
using Symbl.Platform.Processes;

namespace Symbl.Platform.Files;

/// <summary>The data folder of one server. A lock excludes a second server until the folder is disposed or the process ends.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream? _lock;

    private DataFolder(string path, FileStream? @lock)
    {
        Root = path;
        _lock = @lock;
    }

    /// <summary>Path of the folder.</summary>
    public string Root { get; }

    /// <summary>File of the credentials.</summary>
    public string CredentialsPath => Path.Combine(Root, "credentials.json");

    /// <summary>File of the key that signs tokens.</summary>
    public string TokenKeyPath => Path.Combine(Root, "token.key");

    /// <summary>File of the revoked tokens.</summary>
    public string RevokedTokensPath => Path.Combine(Root, "revoked-tokens.json");

    /// <summary>File of the database.</summary>
    public string DatabasePath => Path.Combine(Root, "symbl.db");

    /// <summary>Folder of the recordings that wait for their job or are being uploaded.</summary>
    public string UploadsPath => Path.Combine(Root, "uploads");

    /// <summary>Folder of the registered voices. It exists only if a voice was registered.</summary>
    public string KnownVoicesPath => Path.Combine(Root, "known-voices");

    /// <summary>Folder of the temporary files of this process.</summary>
    public string WorkPath => Path.Combine(WorkRoot, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    private string WorkRoot => Path.Combine(Root, "work");

    /// <summary>Opens or creates the folder of a server and locks it.</summary>
    /// <param name="path">Path of the folder.</param>
    /// <exception cref="StartupException">Another server uses the folder, or it cannot be written.</exception>
    public static DataFolder Open(string path)
    {
        try
        {
            PrivateFile.CreateFolder(path);
            var @lock = TryLock(path);
            var pidPath = Path.Combine(path, "server.pid");
            if (@lock is null)
                throw new StartupException(ExitCode.FolderInUse, $"the data folder '{path}' is in use by {Holder(pidPath)}");

            // Other processes cannot read the locked file, so another file holds the process id.
            PrivateFile.WriteAtomically(pidPath, Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
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

    /// <summary>Opens the folder of a running server without a lock, to work on the jobs of the server.</summary>
    /// <param name="path">Path of the folder.</param>
    /// <exception cref="StartupException">The folder contains no database, or it cannot be used.</exception>
    public static DataFolder Join(string path)
    {
        try
        {
            var folder = new DataFolder(path, null);
            if (!File.Exists(folder.DatabasePath))
                throw new StartupException(ExitCode.Failure, $"the data folder '{path}' contains no database; start a server with it first");
            folder.PrepareWork();
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(ExitCode.Failure, $"the data folder '{path}' cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose() => _lock?.Dispose();

    // Removes the temporary files of ended processes and creates the folder of this process.
    private void PrepareWork()
    {
        PrivateFile.CreateFolder(WorkRoot);
        // The folder can be a link to one with other content, so only folders with the name of an ended process are deleted.
        foreach (var entry in new DirectoryInfo(WorkRoot).EnumerateDirectories())
        {
            if (IsOfEnded(entry.Name))
                entry.Delete(recursive: true);
        }

        PrivateFile.CreateFolder(WorkPath);
    }

    private static bool IsOfEnded(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
        && (pid == Environment.ProcessId || !OwnerProcesses.IsAlive(pid));

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
