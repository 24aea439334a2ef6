using Symbl.Platform.Files;
using Symbl.Storage.KnownVoices;
using Symbl.Storage.Recordings;
using Symbl.Storage.Sqlite;

namespace Symbl.Storage.Composition;

/// <summary>Opens the stores of a data folder. The one place that chooses an implementation.</summary>
public static class DataFolderStores
{
    /// <summary>Opens the store, and creates or updates its tables.</summary>
    /// <param name="folder">The data folder.</param>
    /// <exception cref="Symbl.Platform.Processes.StartupException">The store cannot be used.</exception>
    public static IStore OpenStore(DataFolder folder) => new SqliteStore(folder);

    /// <summary>Opens the store of recordings.</summary>
    /// <param name="folder">The data folder.</param>
    public static IRecordingStore OpenRecordings(DataFolder folder) => new FileRecordingStore(folder);

    /// <summary>Opens the store of registered voices.</summary>
    /// <param name="folder">The data folder.</param>
    public static IKnownVoiceStore OpenKnownVoices(DataFolder folder) => new FileKnownVoiceStore(folder);
}
