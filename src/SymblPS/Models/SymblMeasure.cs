namespace SymblPS;

/// <summary>
/// Participation of one speaker in a conversation, measured from its turns and messages. Times are <see langword="null"/> if messages have no times.
/// </summary>
/// <remarks>
/// For every speaker, <c>TalkTime + ListenTime + Silence = Duration</c>, exactly. Messages of one speaker that touch or overlap count once.
/// </remarks>
public sealed class SymblSpeakerMeasure : IConversationPart
{
    /// <summary>Display name.</summary>
    public string Name { get; init; } = string.Empty;

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

    /// <summary>Member ID, if the messages contain it.</summary>
    public string? MemberId { get; init; }

    /// <summary>Email address, if known.</summary>
    public string? Email { get; init; }

    /// <summary>Number of messages.</summary>
    public int Messages { get; init; }

    /// <summary>Number of turns: uninterrupted runs of messages in time order.</summary>
    public int Turns { get; init; }

    /// <summary>Number of words.</summary>
    public int Words { get; init; }

    /// <summary>Number of questions: sentences that end with a question mark.</summary>
    public int Questions { get; init; }

    /// <summary>Time during which the speaker talks.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary><see cref="TalkTime"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? TalkTimeSeconds => TalkTime?.TotalSeconds;

    /// <summary>Share of the sum of the talk times of all speakers, 0 to 1. The shares add up to 1.</summary>
    public double? Share { get; init; }

    /// <summary>Time during which other speakers talk and this speaker does not.</summary>
    public TimeSpan? ListenTime { get; init; }

    /// <summary><see cref="ListenTime"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? ListenTimeSeconds => ListenTime?.TotalSeconds;

    /// <summary>Time during which this speaker and another one talk.</summary>
    public TimeSpan? Overlap { get; init; }

    /// <summary><see cref="Overlap"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? OverlapSeconds => Overlap?.TotalSeconds;

    /// <summary>Time without speech; the same for all speakers.</summary>
    public TimeSpan? Silence { get; init; }

    /// <summary><see cref="Silence"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? SilenceSeconds => Silence?.TotalSeconds;

    /// <summary>Duration of the longest turn, from its first word to its last.</summary>
    public TimeSpan? LongestMonologue { get; init; }

    /// <summary><see cref="LongestMonologue"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? LongestMonologueSeconds => LongestMonologue?.TotalSeconds;

    /// <summary>
    /// Mean pause between the last word of the other speakers and a turn of this speaker that begins in a pause, or <see langword="null"/>.
    /// </summary>
    public TimeSpan? Patience { get; init; }

    /// <summary><see cref="Patience"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? PatienceSeconds => Patience?.TotalSeconds;

    /// <summary>Number of turns that begin while another speaker talks.</summary>
    public int? Interruptions { get; init; }

    /// <summary>Words per minute of talk time.</summary>
    public double? WordsPerMinute { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>A whole conversation, measured from its messages. Times are <see langword="null"/> if the messages have no times.</summary>
/// <remarks><c>TalkTime + Silence = Duration</c>, exactly.</remarks>
public sealed class SymblConversationMeasure : IConversationPart
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

    /// <summary>Duration of the conversation; without analytics of the service, from the start of the first message to the end of the last.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary><see cref="Duration"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>Time with speech.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary><see cref="TalkTime"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? TalkTimeSeconds => TalkTime?.TotalSeconds;

    /// <summary>Crosstalk: time with several speakers.</summary>
    public TimeSpan? Overlap { get; init; }

    /// <summary><see cref="Overlap"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? OverlapSeconds => Overlap?.TotalSeconds;

    /// <summary>Time without speech.</summary>
    public TimeSpan? Silence { get; init; }

    /// <summary><see cref="Silence"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? SilenceSeconds => Silence?.TotalSeconds;

    /// <summary>Duration of the longest turn of all speakers.</summary>
    public TimeSpan? LongestMonologue { get; init; }

    /// <summary><see cref="LongestMonologue"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? LongestMonologueSeconds => LongestMonologue?.TotalSeconds;

    /// <summary>Mean pause before a turn that follows another speaker.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary><see cref="Patience"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? PatienceSeconds => Patience?.TotalSeconds;

    /// <summary>Number of turns that begin while another speaker talks.</summary>
    public int? Interruptions { get; init; }

    /// <summary>Number of messages.</summary>
    public int Messages { get; init; }

    /// <summary>Number of turns.</summary>
    public int Turns { get; init; }

    /// <summary>Number of words.</summary>
    public int Words { get; init; }

    /// <summary>Number of questions.</summary>
    public int Questions { get; init; }

    /// <summary>Words per minute of talk time.</summary>
    public double? WordsPerMinute { get; init; }

    /// <summary>All speakers, in order of their first message.</summary>
    public IReadOnlyList<SymblSpeakerMeasure> Speakers { get; init => field = SymblList<SymblSpeakerMeasure>.Of(value); } = SymblList<SymblSpeakerMeasure>.Empty;

    /// <summary>ID of the conversation.</summary>
    public override string ToString() => ConversationId;
}
