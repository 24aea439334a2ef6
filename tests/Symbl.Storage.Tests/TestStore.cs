using Symbl.Platform.Files;
using Symbl.Storage.Recordings;

namespace Symbl.Storage.Tests;

/// <summary>The stores of a temporary data folder.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("symbl-storage-").FullName;
    private readonly DataFolder _folder;

    /// <param name="database">A saved database to start with.</param>
    public TestStore(string? database = null)
    {
        if (database is not null)
            File.Copy(Path.Combine(AppContext.BaseDirectory, "Databases", database), Path.Combine(_path, "symbl.db"));
        _folder = DataFolder.Open(_path);
        Store = DataFolderStores.OpenStore(_folder);
        Recordings = DataFolderStores.OpenRecordings(_folder);
    }

    public IStore Store { get; }

    public IRecordingStore Recordings { get; }

    public string DatabasePath => Path.Combine(_path, "symbl.db");

    public string Uploads => Path.Combine(_path, "uploads");

    public Task<T> WriteAsync<T>(Func<IUnitOfWork, T> work) => Store.WriteAsync(work, CancellationToken.None);

    public void Dispose()
    {
        (Store as IDisposable)?.Dispose();
        _folder.Dispose();
        Directory.Delete(_path, recursive: true);
    }
}
