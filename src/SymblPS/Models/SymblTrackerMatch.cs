namespace SymblPS;

/// <summary>
/// One place where a tracker was found: a phrase found in three messages is three objects.
/// Source: <c>GET /v1/conversations/{conversationId}/trackers</c>, on some services <c>…/trackers-detected</c>.
/// </summary>
public sealed class SymblTrackerMatch
{
    /// <summary>Conversation the tracker was found in.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Name of the tracker.</summary>
    public string TrackerName { get; init; } = string.Empty;

    /// <summary>Identifier of the tracker; empty where it was given with the submission and has none.</summary>
    public string TrackerId { get; init; } = string.Empty;

    /// <summary>How it was found, such as <c>vocabulary</c>; other values pass through.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Phrase of the tracker's vocabulary that was found.</summary>
    public string Value { get; init; } = string.Empty;

    /// <summary>What was said: the words of the message, or of the insight.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Message it was found in; <see langword="null"/> where it was found in an insight.</summary>
    public string? MessageId { get; init; }

    /// <summary>Insight it was found in; <see langword="null"/> where it was found in a message.</summary>
    public string? InsightId { get; init; }

    /// <summary>Kind of that insight, such as <c>action_item</c>; <see langword="null"/> where it was found in a message.</summary>
    public string? InsightType { get; init; }

    /// <summary>Characters before the phrase in the text; -1 for a match by context that stands nowhere literally.</summary>
    public int? CharacterOffset { get; init; }

    /// <summary>When that message starts, UTC; <see langword="null"/> where the service does not say.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When that message ends, UTC; <see langword="null"/> where the service does not say.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>Tracker and phrase.</summary>
    public override string ToString() => $"{TrackerName}: {Value}";
}
