namespace SymblPS;

/// <summary>Talk time of a conversation. Source: <c>GET /v1/conversations/{conversationId}/analytics</c>.</summary>
public sealed class SymblAnalytics
{
    /// <summary>Conversation measured.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Sum of everybody's talk time; time in which two speak counts twice.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>Time in which nobody speaks.</summary>
    public TimeSpan? Silence { get; init; }

    /// <summary>Talk time less the time in which anybody speaks.</summary>
    public TimeSpan? Overlap { get; init; }

    /// <summary>All totals as the service sent them, known or not.</summary>
    public IReadOnlyList<SymblMetric> Metrics { get; init => field = SymblList<SymblMetric>.Of(value); } = SymblList<SymblMetric>.Empty;

    /// <summary>Figures for each member.</summary>
    public IReadOnlyList<SymblMemberAnalytics> Members { get; init => field = SymblList<SymblMemberAnalytics>.Of(value); } = SymblList<SymblMemberAnalytics>.Empty;
}

/// <summary>One total of a conversation.</summary>
public sealed class SymblMetric
{
    /// <summary>Kind: <c>total_silence</c>, <c>total_talk_time</c>, <c>total_overlap</c>, or a later one.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Part of the conversation's length, in percent.</summary>
    public double? Percent { get; init; }

    /// <summary>Length.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Kind and length.</summary>
    public override string ToString() => $"{Type}: {Duration}";
}

/// <summary>Talk time of one member.</summary>
public sealed class SymblMemberAnalytics
{
    /// <summary>Who.</summary>
    public SymblPerson Speaker { get; init; } = SymblMessage.Nobody;

    /// <summary>Words per minute; <see langword="null"/> where the service does not say.</summary>
    public double? WordsPerMinute { get; init; }

    /// <summary>Time spoken.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>Time spoken in percent, as the service states it.</summary>
    public double? TalkPercent { get; init; }

    /// <summary>Time in which others speak and this member does not.</summary>
    public TimeSpan? ListenTime { get; init; }

    /// <summary>Time listened in percent, as the service states it.</summary>
    public double? ListenPercent { get; init; }

    /// <summary>Time spoken at the same time as somebody else; <see langword="null"/> where the service does not say.</summary>
    public TimeSpan? Overlap { get; init; }

    /// <summary>Who and how long in a few words.</summary>
    public override string ToString() => $"{Speaker}: {TalkTime}";
}
