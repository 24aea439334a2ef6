namespace Symbl.Models.Store;

/// <summary>Keeps two programs from changing one model at the same time. It ends with its process.</summary>
internal sealed class InstallLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly FileStream _file;

    private InstallLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a model, or returns null if another program has it.</summary>
    /// <param name="folder">Folder of the models.</param>
    /// <param name="name">Name of the model.</param>
    public static InstallLock? TryTake(string folder, string name)
    {
        // A deleted lock file would not exclude a program that has opened it, so the files stay, in a folder of their own.
        var locks = Path.Combine(folder, ".locks");
        Directory.CreateDirectory(locks);
        try
        {
            return new InstallLock(new FileStream(
                Path.Combine(locks, name.ToLowerInvariant()), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
        }
        catch (IOException e) when (e.GetType() == typeof(IOException) && File.Exists(Path.Combine(locks, name.ToLowerInvariant())))
        {
            return null;
        }
    }

    /// <summary>Waits for the lock of a model.</summary>
    /// <param name="folder">Folder of the models.</param>
    /// <param name="name">Name of the model.</param>
    /// <param name="onWait">Called before each wait.</param>
    /// <param name="cancel">Cancels the wait.</param>
    public static async Task<InstallLock> TakeAsync(string folder, string name, Action onWait, CancellationToken cancel)
    {
        while (true)
        {
            if (TryTake(folder, name) is { } taken)
                return taken;
            onWait();
            await Task.Delay(Pause, cancel).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
