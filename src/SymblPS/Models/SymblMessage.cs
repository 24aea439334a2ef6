namespace SymblPS;

/// <summary>
/// One sentence of a conversation. A speech segment without recognized words has an empty <see cref="Text"/>; views show it as <c>[speech
/// 3.2 s]</c>. Source: <c>GET /v1/conversations/{conversationId}/messages</c>.
/// </summary>
public sealed class SymblMessage : IConversationPart
{
    /// <summary>Identifier of the message: text, never a number.</summary>
    public string MessageId { get; init; } = string.Empty;

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

    /// <summary>Speaker; a person with an empty name if the service does not report the speaker.</summary>
    public SymblPerson Speaker { get; init; } = Nobody;

    /// <summary>The sentence; empty if no words were recognized.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Start time of the sentence, UTC.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End time of the sentence, UTC.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Start of the sentence, from the start of the conversation.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary><see cref="Offset"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? OffsetSeconds => Offset?.TotalSeconds;

    /// <summary>Duration of the sentence.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary><see cref="Duration"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>
    /// Confidence that the speaker is right, 0 to 1: 1 if there was no choice, <see cref="double.NaN"/> if the service reports none. A comparison
    /// with <c>NaN</c> is always false, so <c>Where-Object Confidence -lt 0.8</c> finds only messages with a confidence. Only the local server
    /// reports it.
    /// </summary>
    public double Confidence { get; init; } = double.NaN;

    /// <summary>Sentiment; <see langword="null"/> unless requested (<c>-Sentiment</c>).</summary>
    public SymblSentiment? Sentiment { get; init; }

    /// <summary>Actionable phrases; empty unless phrases were detected when the recording was processed.</summary>
    public IReadOnlyList<SymblPhrase> Phrases { get; init => field = SymblList<SymblPhrase>.Of(value); } = SymblList<SymblPhrase>.Empty;

    /// <summary>Words with times; empty unless requested (<c>-Word</c>).</summary>
    public IReadOnlyList<SymblWord> Words { get; init => field = SymblList<SymblWord>.Of(value); } = SymblList<SymblWord>.Empty;

    /// <summary>Entities in the text; empty unless the submission requested their detection.</summary>
    public IReadOnlyList<SymblMessageEntity> Entities { get; init => field = SymblList<SymblMessageEntity>.Of(value); } = SymblList<SymblMessageEntity>.Empty;

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    internal static SymblPerson Nobody { get; } = new(string.Empty);

    /// <summary>Speaker and text, such as <c>Ann: Good morning.</c></summary>
    public override string ToString() => Speaker.Name.Length == 0 ? Text : $"{Speaker.Name}: {Text}";
}

/// <summary>One word of a message.</summary>
public sealed class SymblWord
{
    /// <summary>The word as it appears in the text.</summary>
    public string Word { get; init; } = string.Empty;

    /// <summary>Start time of the word, UTC.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End time of the word, UTC.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Start, from the start of the conversation.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary><see cref="Offset"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? OffsetSeconds => Offset?.TotalSeconds;

    /// <summary>Duration of the word.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary><see cref="Duration"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>Confidence of the recognition, 0 to 1; <see langword="null"/> if the source of the words reports none.</summary>
    public double? Score { get; init; }

    /// <summary>The word.</summary>
    public override string ToString() => Word;
}

/// <summary>An actionable part of a sentence.</summary>
public sealed class SymblPhrase
{
    /// <summary>Type, such as <c>action_phrase</c>.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>The words.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The words.</summary>
    public override string ToString() => Text;
}

/// <summary>Sentiment of a text.</summary>
public sealed class SymblSentiment
{
    /// <summary>From -1 (most negative) to 1 (most positive).</summary>
    public double Score { get; init; }

    /// <summary>
    /// Label of the service: <c>negative</c> below -0.3, <c>positive</c> above 0.3, otherwise <c>neutral</c>, or another value of the
    /// service.
    /// </summary>
    public string Suggested { get; init; } = string.Empty;

    /// <summary>Label and score, such as <c>positive (0.62)</c>.</summary>
    public override string ToString() =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0} ({1:0.##})", Suggested, Score);
}

/// <summary>A sensitive item in the text of a message.</summary>
public sealed class SymblMessageEntity
{
    /// <summary>Type, such as <c>PERSON_NAME</c>.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>The entity as it appears in the text.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Value of the item.</summary>
    public string Value { get; init; } = string.Empty;

    /// <summary>Number of characters before the item in the text.</summary>
    public int? Offset { get; init; }

    /// <summary>Type and text.</summary>
    public override string ToString() => $"{Type}: {Text}";
}
