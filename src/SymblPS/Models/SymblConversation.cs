namespace SymblPS;

/// <summary>A processed conversation. Source: <c>GET /v1/conversations</c> and <c>GET /v1/conversations/{conversationId}</c>.</summary>
public sealed class SymblConversation
{
    /// <summary>Identifier: text, never a number.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Name; the service uses the id where none was given.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Kind, <c>meeting</c> by default.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>When the conversation starts, UTC.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the conversation ends, UTC.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Length; <see langword="null"/> unless both times are known.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary>Participants.</summary>
    public IReadOnlyList<SymblMember> Members { get; init => field = SymblList<SymblMember>.Of(value); } = SymblList<SymblMember>.Empty;

    /// <summary>The caller's own labels.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init => field = SymblLabels.Of(value); } = SymblLabels.Of(new Dictionary<string, string>());

    /// <summary>How words, speakers and insights were found; <see langword="null"/> where the service does not say.</summary>
    public SymblProvenance? Provenance { get; init; }

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>Name of the conversation.</summary>
    public override string ToString() => Name.Length == 0 ? ConversationId : Name;
}
