using Microsoft.Extensions.DependencyInjection;
using Symbl.Domain.Filters;
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

    public Task AddAsync(string url) => _store.WriteAsync(
        unit =>
        {
            var now = DateTimeOffset.UtcNow;
            var conversation = unit.Conversations.Add(null, now, new Dictionary<string, string>());
            unit.Jobs.Add(new NewJob(Guid.NewGuid().ToString(), url, null, null, null, new SubmissionOptions(), null), conversation, now);
        },
        CancellationToken.None);

    public static IReadOnlyList<string> Jobs(IServiceProvider services) => services.GetRequiredService<IStore>().Read(
        unit => unit.Conversations.List(new ConversationQuery(null, null, int.MaxValue, 0, false, [], []))
            .SelectMany(conversation => unit.Jobs.OfConversation(conversation.Id)).Select(job => job.Id).ToList());

    public void Dispose()
    {
        (_store as IDisposable)?.Dispose();
        _folder.Dispose();
    }
}
