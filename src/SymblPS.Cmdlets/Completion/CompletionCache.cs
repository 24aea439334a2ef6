using System.Collections.Concurrent;

namespace SymblPS.Cmdlets.Completion;

/// <summary>Ids and names that this session has read. Completion uses them, so that it sends no request.</summary>
internal static class CompletionCache
{
    private const int Limit = 200;
    private const int AccountLimit = 500;

    private static readonly ConcurrentDictionary<string, RecentValues> AccountObjects = new(StringComparer.OrdinalIgnoreCase);

    // The names of speakers, each with its conversation.
    private static readonly object SpeakerGate = new();
    private static readonly List<(string ConversationId, string Name)> SpeakerNames = [];

    /// <summary>Ids of conversations, with their names.</summary>
    public static RecentValues Conversations { get; } = new(Limit, StringComparison.Ordinal);

    /// <summary>Ids of jobs, with their sources and states.</summary>
    public static RecentValues Jobs { get; } = new(Limit, StringComparison.Ordinal);

    /// <summary>Types of entities.</summary>
    public static RecentValues EntityTypes { get; } = new(Limit, StringComparison.OrdinalIgnoreCase);

    /// <summary>Names of trackers that matched.</summary>
    public static RecentValues MatchedTrackers { get; } = new(Limit, StringComparison.OrdinalIgnoreCase);

    /// <summary>Ids of bookmarks, with their labels.</summary>
    public static RecentValues Bookmarks { get; } = new(Limit, StringComparison.OrdinalIgnoreCase);

    /// <summary>Ids of registered voices, with the names of the people.</summary>
    public static RecentValues Voices { get; } = new(Limit, StringComparison.Ordinal);

    /// <summary>Ids of account objects of one kind, with their names.</summary>
    /// <param name="noun">Noun of the cmdlets for the kind, such as <c>SymblTracker</c>.</param>
    public static RecentValues Account(string noun) =>
        AccountObjects.GetOrAdd(noun, static _ => new RecentValues(AccountLimit, StringComparison.Ordinal));

    /// <summary>Remembers a conversation and its members.</summary>
    public static void Remember(SymblConversation conversation)
    {
        Conversations.Remember(conversation.ConversationId, conversation.Name);
        foreach (var member in conversation.Members) RememberSpeaker(conversation.ConversationId, member.Name);
    }

    /// <summary>Remembers a job and its conversation.</summary>
    public static void Remember(SymblJob job)
    {
        Jobs.Remember(job.JobId, $"{job.Name ?? job.Source} ({job.Status})");
        if (!Conversations.Contains(job.ConversationId)) Conversations.Remember(job.ConversationId, job.Name ?? job.Source ?? string.Empty);
    }

    /// <summary>Remembers a speaker of a conversation.</summary>
    public static void RememberSpeaker(string conversationId, string name)
    {
        if (name.Length == 0) return;
        lock (SpeakerGate)
        {
            SpeakerNames.RemoveAll(known => known.ConversationId == conversationId && string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));
            SpeakerNames.Add((conversationId, name));
            if (SpeakerNames.Count > Limit) SpeakerNames.RemoveAt(0);
        }
    }

    /// <summary>Removes a conversation and its speakers.</summary>
    public static void ForgetConversation(string conversationId)
    {
        Conversations.Forget(conversationId);
        lock (SpeakerGate) SpeakerNames.RemoveAll(known => known.ConversationId == conversationId);
    }

    /// <summary>Names of the speakers of a conversation, or of all conversations.</summary>
    public static IReadOnlyList<(string Value, string Tip)> Speakers(string? conversationId)
    {
        lock (SpeakerGate)
        {
            return [.. SpeakerNames
                .Where(known => conversationId is null || known.ConversationId == conversationId)
                .Select(static known => known.Name)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(static name => (name, string.Empty))];
        }
    }

    /// <summary>The name of an account object with its id, <c>'Pricing' (5123…)</c>, for a confirmation prompt; the id if the name is unknown.</summary>
    public static string Title(string noun, string id) =>
        Account(noun).Latest().FirstOrDefault(known => known.Value == id).Tip is { Length: > 0 } name ? $"'{name}' ({id})" : id;
}
