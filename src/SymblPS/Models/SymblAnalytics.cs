namespace SymblPS;

/// <summary>Talk time of a conversation. Source: <c>GET /v1/conversations/{conversationId}/analytics</c>.</summary>
public sealed class SymblAnalytics : IConversationPart
{
    /// <summary>ID of the conversation.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Name of the conversation; <see langword="null"/> if it is unknown.</summary>
    public string? ConversationName { get; internal set; }

    /// <summary>File or address that this session submitted for the conversation; otherwise <see langword="null"/>.</summary>
    public string? Source { get; internal set; }

    /// <inheritdoc />
    string? IConversationPart.ConversationName { set => ConversationName = value; }

    /// <inheritdoc />
    string? IConversationPart.Source { set => Source = value; }

    /// <summary>Time with speech. <c>TalkTime + Silence</c> is the duration of the conversation.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary><see cref="TalkTime"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? TalkTimeSeconds => TalkTime?.TotalSeconds;

    /// <summary>Time without speech.</summary>
    public TimeSpan? Silence { get; init; }

    /// <summary><see cref="Silence"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? SilenceSeconds => Silence?.TotalSeconds;

    /// <summary>Crosstalk: time with several speakers.</summary>
    public TimeSpan? Overlap { get; init; }

    /// <summary><see cref="Overlap"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? OverlapSeconds => Overlap?.TotalSeconds;

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

    /// <summary>Silence and talk time in percent of the conversation; crosstalk in percent of the talk time.</summary>
    public double? Percent { get; init; }

    /// <summary>Duration.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary><see cref="Duration"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>Type and duration.</summary>
    public override string ToString() => $"{Type}: {Duration}";
}

/// <summary>Talk time of one member.</summary>
public sealed class SymblMemberAnalytics
{
    /// <summary>The member.</summary>
    public SymblPerson Speaker { get; init; } = SymblMessage.Nobody;

    /// <summary>Words per minute; <see langword="null"/> without words, or if the service does not report it.</summary>
    public double? WordsPerMinute { get; init; }

    /// <summary>Talk time.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary><see cref="TalkTime"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? TalkTimeSeconds => TalkTime?.TotalSeconds;

    /// <summary>Talk time in percent of the talk time of the conversation, as the service reports it.</summary>
    public double? TalkPercent { get; init; }

    /// <summary>Time during which other members speak and this member does not.</summary>
    public TimeSpan? ListenTime { get; init; }

    /// <summary><see cref="ListenTime"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? ListenTimeSeconds => ListenTime?.TotalSeconds;

    /// <summary>Listen time in percent of the talk time of the conversation, as the service reports it.</summary>
    public double? ListenPercent { get; init; }

    /// <summary>Time during which this member and another one speak; <see langword="null"/> if the service does not report it.</summary>
    public TimeSpan? Overlap { get; init; }

    /// <summary><see cref="Overlap"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? OverlapSeconds => Overlap?.TotalSeconds;

    /// <summary>Member and talk time.</summary>
    public override string ToString() => $"{Speaker}: {TalkTime}";
}
