namespace SymblPS;

/// <summary>
/// Call insights of the service's language model: summaries, next steps, questions with answers, objections. The contract knows the shape
/// from one sample only, so every member can be empty. Source: <c>GET /v1/conversations/{conversationId}/lm-insights</c> and
/// <c>…/lm-insights/status</c>.
/// </summary>
public sealed class SymblCallInsight
{
    /// <summary>ID of the conversation.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>State of the insights: <c>scheduled</c>, <c>in_progress</c>, <c>completed</c>, or a later value.</summary>
    public string Status { get; init; } = string.Empty;

    /// <summary>Name of the meeting; empty if the service does not report it.</summary>
    public string MeetingName { get; init; } = string.Empty;

    /// <summary>Start time of the call, UTC; a time without a zone is treated as UTC.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Address of the recording; <see langword="null"/> if the service does not report it.</summary>
    public string? VideoUri { get; init; }

    /// <summary>Participants.</summary>
    public IReadOnlyList<SymblMember> Attendees { get; init => field = SymblList<SymblMember>.Of(value); } = SymblList<SymblMember>.Empty;

    /// <summary>Executive summary; empty if the service does not send it.</summary>
    public string ExecutiveSummary { get; init; } = string.Empty;

    /// <summary>Long summary: paragraphs and bullet points, one per line.</summary>
    public string LongSummary { get; init; } = string.Empty;

    /// <summary>Short summary: paragraphs and bullet points, one per line.</summary>
    public string SmallSummary { get; init; } = string.Empty;

    /// <summary>Next steps.</summary>
    public IReadOnlyList<SymblCallInsightItem> NextSteps { get; init => field = SymblList<SymblCallInsightItem>.Of(value); }
        = SymblList<SymblCallInsightItem>.Empty;

    /// <summary>Questions and their answers.</summary>
    public IReadOnlyList<SymblCallInsightItem> QuestionsAndAnswers { get; init => field = SymblList<SymblCallInsightItem>.Of(value); }
        = SymblList<SymblCallInsightItem>.Empty;

    /// <summary>Sentiment of the segments of the call.</summary>
    public IReadOnlyList<SymblCallInsightItem> Sentiment { get; init => field = SymblList<SymblCallInsightItem>.Of(value); }
        = SymblList<SymblCallInsightItem>.Empty;

    /// <summary>Objections.</summary>
    public IReadOnlyList<SymblCallInsightItem> Objections { get; init => field = SymblList<SymblCallInsightItem>.Of(value); }
        = SymblList<SymblCallInsightItem>.Empty;

    /// <summary>Score of the call; <see langword="null"/> if the response contains none.</summary>
    public SymblCallScore? CallScore { get; init; }

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The executive summary, or the state of the insights.</summary>
    public override string ToString() => ExecutiveSummary.Length > 0 ? ExecutiveSummary : Status;
}

/// <summary>One item in a list of call insights. The contract does not specify its properties.</summary>
public sealed class SymblCallInsightItem
{
    /// <summary>All properties as text, in the order of the service; objects and lists are JSON text.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init => field = SymblLabels.Of(value); }
        = SymblLabels.Of(new Dictionary<string, string>());

    /// <summary>
    /// Text of the item: a step, a question with its answer, an objection with its response, or a summary. If none of these properties is
    /// known, all plain-text properties in the order of the service.
    /// </summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
