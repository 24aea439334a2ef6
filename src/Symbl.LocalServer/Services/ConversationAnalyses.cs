using System.Collections.Concurrent;
using Symbl.Domain;
using Symbl.Domain.Analysis;
using Symbl.Language;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>
/// The analyses of conversations. Each revision of a conversation reads the transcript once and shares it among all analyses. The store
/// holds
/// no analyses, so a rename or an append takes effect at once and a restart loses nothing.
/// </summary>
internal sealed class ConversationAnalyses(IStore store)
{
    private const int Most = 64;
    private readonly ConcurrentDictionary<long, Entry> _entries = new();

    /// <summary>Gets the analyses of the current revision of a conversation.</summary>
    /// <param name="conversation">The id of the conversation.</param>
    /// <exception cref="RefusedException">The conversation does not exist.</exception>
    public ConversationAnalysis Get(long conversation)
    {
        using var unit = store.Read();
        return Get(unit, conversation);
    }

    /// <summary>Gets the analyses of a conversation as a unit of work sees it.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="conversation">The id of the conversation.</param>
    /// <exception cref="RefusedException">The conversation does not exist.</exception>
    public ConversationAnalysis Get(IUnitOfWork unit, long conversation)
    {
        var revision = unit.Conversations.Revision(conversation) ?? throw RefusedException.ConversationNotFound();
        if (_entries.TryGetValue(conversation, out var kept) && kept.Revision == revision)
            return kept.Analysis;
        // Concurrent requests share one calculation. Read the input here, while the snapshot is open.
        var analysis = new ConversationAnalysis(Read(unit, conversation)!);
        var entry = _entries.AddOrUpdate(
            conversation,
            _ => new Entry(revision, analysis, Environment.TickCount64),
            (_, present) => present.Revision >= revision ? present : new Entry(revision, analysis, Environment.TickCount64));
        Trim();
        return entry.Analysis;
    }

    /// <summary>Reads the input of the analyses. Returns null if the conversation does not exist.</summary>
    public static AnalysisInput? Read(IUnitOfWork unit, long conversation) => unit.Conversations.Find(conversation) is { } row
        ? new AnalysisInput(
            row.Id,
            row.StartTime,
            row.Duration,
            [
                .. unit.Messages.Stream(conversation, words: false)
                    .Select(message => new AnalyzedMessage(message.Id, message.MemberId, message.Start, message.End, message.Text)),
            ],
            [.. unit.Members.List(conversation).Select(member => new AnalyzedMember(member.Id, member.Name, member.Email))],
            unit.Conversations.Analysis(conversation))
        : null;

    private void Trim()
    {
        while (_entries.Count > Most)
            _entries.TryRemove(_entries.MinBy(entry => entry.Value.MadeAt).Key, out _);
    }

    private sealed record Entry(long Revision, ConversationAnalysis Analysis, long MadeAt);
}
