using Symbl.Domain.Jobs;
using Symbl.Platform.Files;
using Symbl.Storage;
using Symbl.Storage.Composition;

namespace Symbl.LocalServer.Tests.Support;

/// <summary>Puts jobs into a data folder while no server runs.</summary>
internal sealed class RecordingSeed : IDisposable
{
    private readonly DataFolder _folder;
    private readonly IStore _store;

    public RecordingSeed(string dataPath)
    {
        _folder = DataFolder.Open(dataPath);
        _store = DataFolderStores.OpenStore(_folder);
    }

    /// <returns>The id of the job.</returns>
    public Task<string> AddAsync(string url) => _store.WriteAsync(
        unit =>
        {
            var now = DateTimeOffset.UtcNow;
            var conversation = unit.Conversations.Add(null, now, new Dictionary<string, string>());
            var id = Guid.NewGuid().ToString();
            unit.Jobs.Add(new NewJob(id, url, null, null, null, new SubmissionOptions(), null), conversation, now);
            return id;
        },
        CancellationToken.None);

    public void Dispose()
    {
        (_store as IDisposable)?.Dispose();
        _folder.Dispose();
    }
}
