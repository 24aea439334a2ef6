using System.Collections.Concurrent;
using Symbl.Domain;
using Symbl.Domain.Analysis;
using Symbl.Language;
using Symbl.Language.Text;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>
/// The analyses of conversations. The transcript of a conversation is read once per revision, and all analyses of the revision share it. The
/// store holds no analyses: a rename, an append or another redaction policy takes effect at once, and a restart loses nothing. If the account
/// redacts by default, the analyses are redacted. The server drops analyses without a reader.
/// </summary>
internal sealed class ConversationAnalyses : IDisposable
{
    private const int MostCount = 64;
    private const long MostCharacters = 1_500_000;
    private const long Large = 100_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private readonly IStore _store;
    private readonly TimeProvider _clock;
    private readonly ITimer _sweep;
    private readonly ConcurrentDictionary<long, Entry> _entries = new();

    /// <summary>Creates the analyses.</summary>
    /// <param name="store">The store of the conversations.</param>
    /// <param name="clock">The clock.</param>
    public ConversationAnalyses(IStore store, TimeProvider clock)
    {
        _store = store;
        _clock = clock;
        _sweep = clock.CreateTimer(_ => DropUnused(), null, Life / 2, Life / 2);
    }

    /// <summary>Gets the analyses of a conversation as it is now.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <exception cref="RefusedException">The conversation does not exist.</exception>
    public ConversationAnalysis Get(long conversation)
    {
        using var unit = _store.Read();
        return Get(unit, conversation);
    }

    /// <summary>Gets the analyses of a conversation as it is now, for a feature that depends on the language.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="feature">The feature.</param>
    /// <exception cref="RefusedException">The conversation does not exist, or its language does not have the feature.</exception>
    public ConversationAnalysis Get(long conversation, LanguageFeature feature)
    {
        var analysis = Get(conversation);
        return analysis.Features.Obstacle(feature) is { } obstacle ? throw new RefusedException(Refusal.NotFound, obstacle) : analysis;
    }

    /// <summary>Gets the analyses of a conversation as a unit of work sees it.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="conversation">The id of the conversation.</param>
    /// <exception cref="RefusedException">The conversation does not exist.</exception>
    public ConversationAnalysis Get(IUnitOfWork unit, long conversation)
    {
        var revision = unit.Conversations.Revision(conversation) ?? throw RefusedException.ConversationNotFound();
        var policy = unit.Definitions.Redaction();
        var now = _clock.GetTimestamp();
        if (_entries.TryGetValue(conversation, out var kept) && kept.Revision == revision && kept.Policy.IsSame(policy))
        {
            kept.UsedAt = now;
            return kept.Analysis;
        }

        // Two requests at once share one calculation. The input is read here, while the snapshot is open.
        var input = Read(unit, conversation)!;
        var made = new Entry(revision, policy, new ConversationAnalysis(input, policy), input.Messages.Sum(message => (long)message.Text.Length))
        {
            UsedAt = now,
        };
        var entry = _entries.AddOrUpdate(
            conversation,
            _ => made,
            (_, present) => present.Policy.IsSame(policy) && present.Revision >= revision ? present : made);
        Trim(conversation);
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
                    .Select(message => new AnalyzedMessage(message.Id, message.MemberId, message.Start, message.End, message.Text)
                    {
                        LanguageCode = message.Language,
                    }),
            ],
            [.. unit.Members.List(conversation).Select(member => new AnalyzedMember(member.Id, member.Name, member.Email))],
            unit.Conversations.Analysis(conversation))
        : null;

    public void Dispose() => _sweep.Dispose();

    // The newest entry stays, however large it is.
    private void Trim(long newest)
    {
        while (_entries.Count > MostCount || (_entries.Count > 1 && _entries.Values.Sum(entry => entry.Characters) > MostCharacters))
            _entries.TryRemove(_entries.Where(entry => entry.Key != newest).MinBy(entry => entry.Value.UsedAt).Key, out _);
    }

    private void DropUnused()
    {
        var dropped = 0L;
        foreach (var (conversation, entry) in _entries)
        {
            if (_clock.GetElapsedTime(entry.UsedAt) > Life && _entries.TryRemove(new(conversation, entry)))
                dropped += entry.Characters;
        }

        // An idle server allocates nothing, so that without this call the memory would stay in use.
        if (dropped > Large)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private sealed class Entry(long revision, RedactionPolicy policy, ConversationAnalysis analysis, long characters)
    {
        private long _usedAt;

        public long Revision => revision;

        public RedactionPolicy Policy => policy;

        public ConversationAnalysis Analysis => analysis;

        public long Characters => characters;

        public long UsedAt
        {
            get => Interlocked.Read(ref _usedAt);
            set => Interlocked.Exchange(ref _usedAt, value);
        }
    }
}
