namespace SymblPS;

/// <summary>
/// What the service's language model made of a call: summaries, next steps, questions with answers, objections. The contract knows its shape
/// from one sample only, so that every member may be empty. Source: <c>GET /v1/conversations/{conversationId}/lm-insights</c> and
/// <c>…/lm-insights/status</c>.
/// </summary>
public sealed class SymblCallInsight
{
    /// <summary>Conversation described.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>State of the work as the service names it: <c>scheduled</c>, <c>in_progress</c>, <c>completed</c>, or a later value.</summary>
    public string Status { get; init; } = string.Empty;

    /// <summary>Name of the meeting; empty where the service does not say.</summary>
    public string MeetingName { get; init; } = string.Empty;

    /// <summary>When the call starts, UTC; a time without zone is taken as UTC.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Address of the recording; <see langword="null"/> where the service gives none.</summary>
    public string? VideoUri { get; init; }

    /// <summary>Who took part.</summary>
    public IReadOnlyList<SymblMember> Attendees { get; init => field = SymblList<SymblMember>.Of(value); } = SymblList<SymblMember>.Empty;

    /// <summary>The call in a few sentences; empty where the service gives none.</summary>
    public string ExecutiveSummary { get; init; } = string.Empty;

    /// <summary>The call at length: paragraphs and bullet points, a line each.</summary>
    public string LongSummary { get; init; } = string.Empty;

    /// <summary>The call in short: paragraphs and bullet points, a line each.</summary>
    public string SmallSummary { get; init; } = string.Empty;

    /// <summary>What is to be done next.</summary>
    public IReadOnlyList<SymblCallInsightItem> NextSteps { get; init => field = SymblList<SymblCallInsightItem>.Of(value); }
        = SymblList<SymblCallInsightItem>.Empty;

    /// <summary>What was asked, and what was answered.</summary>
    public IReadOnlyList<SymblCallInsightItem> QuestionsAndAnswers { get; init => field = SymblList<SymblCallInsightItem>.Of(value); }
        = SymblList<SymblCallInsightItem>.Empty;

    /// <summary>Mood of the parts of the call.</summary>
    public IReadOnlyList<SymblCallInsightItem> Sentiment { get; init => field = SymblList<SymblCallInsightItem>.Of(value); }
        = SymblList<SymblCallInsightItem>.Empty;

    /// <summary>What was objected.</summary>
    public IReadOnlyList<SymblCallInsightItem> Objections { get; init => field = SymblList<SymblCallInsightItem>.Of(value); }
        = SymblList<SymblCallInsightItem>.Empty;

    /// <summary>Score of the call, where it comes along; otherwise <see langword="null"/>.</summary>
    public SymblCallScore? CallScore { get; init; }

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The summary in a few sentences, or the state of the work.</summary>
    public override string ToString() => ExecutiveSummary.Length > 0 ? ExecutiveSummary : Status;
}

/// <summary>One entry of a list of call insights, whose members the contract does not name.</summary>
public sealed class SymblCallInsightItem
{
    /// <summary>All members as text by the service's own names, in its order; an object or list is JSON text.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init => field = SymblLabels.Of(value); }
        = SymblLabels.Of(new Dictionary<string, string>());

    /// <summary>
    /// What it says: a step, a question with its answer, an objection with the reply, a summary. Where none of these has a name that is known, the
    /// members that are plain text, in the service's order.
    /// </summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
