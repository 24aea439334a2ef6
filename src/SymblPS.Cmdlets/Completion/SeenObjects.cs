namespace SymblPS.Cmdlets.Completion;

/// <summary>What this session has seen, for completion: the latest ids and names, bounded in number.</summary>
internal static class SeenObjects
{
    private const int Limit = 200;

    private static readonly object Gate = new();
    private static readonly List<(string Value, string Tip)> SeenConversations = [];
    private static readonly List<(string Value, string Tip)> SeenJobs = [];
    private static readonly List<(string Conversation, string Speaker)> SeenSpeakers = [];

    public static void Remember(SymblConversation conversation)
    {
        lock (Gate)
        {
            Add(SeenConversations, (conversation.ConversationId, conversation.Name), x => x.Item1 == conversation.ConversationId);
            foreach (var member in conversation.Members) AddSpeaker(conversation.ConversationId, member.Name);
        }
    }

    public static void Remember(SymblJob job)
    {
        lock (Gate)
        {
            Add(SeenJobs, (job.JobId, $"{job.Name ?? job.Source} ({job.Status})"), x => x.Item1 == job.JobId);
            if (job.ConversationId.Length > 0 && !SeenConversations.Exists(c => c.Value == job.ConversationId))
                Add(SeenConversations, (job.ConversationId, job.Name ?? job.Source ?? string.Empty), x => x.Item1 == job.ConversationId);
        }
    }

    public static void RememberSpeaker(string conversationId, string name)
    {
        lock (Gate) AddSpeaker(conversationId, name);
    }

    public static void Forget(string conversationId)
    {
        lock (Gate)
        {
            SeenConversations.RemoveAll(c => c.Value == conversationId);
            SeenSpeakers.RemoveAll(s => s.Conversation == conversationId);
        }
    }

    public static IReadOnlyList<(string Value, string Tip)> Conversations() => Latest(SeenConversations);

    public static IReadOnlyList<(string Value, string Tip)> Jobs() => Latest(SeenJobs);

    public static IReadOnlyList<(string Value, string Tip)> Speakers(string? conversationId)
    {
        lock (Gate)
        {
            return [.. SeenSpeakers
                .Where(s => conversationId is null || s.Conversation == conversationId)
                .Select(s => s.Speaker)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(s => (s, string.Empty))];
        }
    }

    private static IReadOnlyList<(string Value, string Tip)> Latest(List<(string Value, string Tip)> list)
    {
        lock (Gate)
        {
            var copy = list.ToList();
            copy.Reverse();
            return copy;
        }
    }

    private static void AddSpeaker(string conversationId, string name)
    {
        if (name.Length == 0) return;
        Add(SeenSpeakers, (conversationId, name),
            s => s.Item1 == conversationId && string.Equals(s.Item2, name, StringComparison.OrdinalIgnoreCase));
    }

    private static void Add(List<(string, string)> list, (string, string) item, Predicate<(string, string)> same)
    {
        list.RemoveAll(same);
        list.Add(item);
        if (list.Count > Limit) list.RemoveAt(0);
    }
}
