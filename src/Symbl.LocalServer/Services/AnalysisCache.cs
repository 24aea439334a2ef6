using System.Collections.Concurrent;
using Symbl.Domain.Analysis;
using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>
/// Insights of one kind, made when they are first asked for and kept as long as the conversation they were made from has not changed. They
/// are a function of the conversation: nothing of them needs to be stored, a rename or an append is reflected at once, and a restart loses
/// nothing.
/// </summary>
/// <typeparam name="T">What is made.</typeparam>
internal sealed class AnalysisCache<T>(Database database, Func<AnalysisInput, T> analyse)
    where T : class
{
    private const int Most = 64;
    private readonly ConcurrentDictionary<long, Entry> _entries = new();

    /// <summary>The insights of a conversation as it is now.</summary>
    /// <exception cref="ApiException">404: there is no such conversation.</exception>
    public T Get(long conversation)
    {
        using var snapshot = database.Read();
        var revision = AnalysisSettingsStore.Revision(snapshot.Connection, conversation) ?? throw ApiException.ConversationNotFound();
        if (_entries.TryGetValue(conversation, out var kept) && kept.Revision == revision)
            return kept.Value.Value;
        // Two that ask at once wait for one calculation. The input is read here, while the snapshot is open.
        var input = AnalysisSettingsStore.Input(snapshot.Connection, conversation)!;
        var entry = _entries.AddOrUpdate(
            conversation,
            _ => Make(revision, input),
            (_, present) => present.Revision >= revision ? present : Make(revision, input));
        Trim();
        return entry.Value.Value;
    }

    private Entry Make(long revision, AnalysisInput input) => new(revision, new Lazy<T>(() => analyse(input)), Environment.TickCount64);

    private void Trim()
    {
        while (_entries.Count > Most)
            _entries.TryRemove(_entries.MinBy(entry => entry.Value.MadeAt).Key, out _);
    }

    private sealed record Entry(long Revision, Lazy<T> Value, long MadeAt);
}
