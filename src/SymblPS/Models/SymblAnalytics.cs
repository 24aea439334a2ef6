namespace SymblPS;

/// <summary>Talk time of a conversation. Source: <c>GET /v1/conversations/{conversationId}/analytics</c>.</summary>
public sealed class SymblAnalytics
{
    /// <summary>ID of the conversation.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Sum of the talk times of all members; time with two speakers counts twice.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>Time without speech.</summary>
    public TimeSpan? Silence { get; init; }

    /// <summary>Talk time minus the time with speech.</summary>
    public TimeSpan? Overlap { get; init; }

    /// <summary>All totals of the service, including unknown ones.</summary>
    public IReadOnlyList<SymblMetric> Metrics { get; init => field = SymblList<SymblMetric>.Of(value); } = SymblList<SymblMetric>.Empty;

    /// <summary>Analytics of each member.</summary>
    public IReadOnlyList<SymblMemberAnalytics> Members { get; init => field = SymblList<SymblMemberAnalytics>.Of(value); } = SymblList<SymblMemberAnalytics>.Empty;
}

/// <summary>One total of a conversation.</summary>
public sealed class SymblMetric
{
    /// <summary>Type: <c>total_silence</c>, <c>total_talk_time</c>, <c>total_overlap</c>, or a later value.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Share of the duration of the conversation, in percent.</summary>
    public double? Percent { get; init; }

    /// <summary>Duration.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Type and duration.</summary>
    public override string ToString() => $"{Type}: {Duration}";
}

/// <summary>Talk time of one member.</summary>
public sealed class SymblMemberAnalytics
{
    /// <summary>The member.</summary>
    public SymblPerson Speaker { get; init; } = SymblMessage.Nobody;

    /// <summary>Words per minute; <see langword="null"/> if the service does not report it.</summary>
    public double? WordsPerMinute { get; init; }

    /// <summary>Talk time.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>Talk time in percent, as the service reports it.</summary>
    public double? TalkPercent { get; init; }

    /// <summary>Time during which other members speak and this member does not.</summary>
    public TimeSpan? ListenTime { get; init; }

    /// <summary>Listen time in percent, as the service reports it.</summary>
    public double? ListenPercent { get; init; }

    /// <summary>Time during which this member and another one speak; <see langword="null"/> if the service does not report it.</summary>
    public TimeSpan? Overlap { get; init; }

    /// <summary>Member and talk time.</summary>
    public override string ToString() => $"{Speaker}: {TalkTime}";
}
