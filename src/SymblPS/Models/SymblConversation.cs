namespace SymblPS;

/// <summary>A processed conversation. Source: <c>GET /v1/conversations</c> and <c>GET /v1/conversations/{conversationId}</c>.</summary>
public sealed class SymblConversation
{
    /// <summary>Identifier: text, never a number.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Name; the default of the service is the ID.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Type; <c>meeting</c> by default.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Start time of the conversation, UTC.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End time of the conversation, UTC.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Duration; <see langword="null"/> unless both times are known.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary><see cref="Duration"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>Members.</summary>
    public IReadOnlyList<SymblMember> Members { get; init => field = SymblList<SymblMember>.Of(value); } = SymblList<SymblMember>.Empty;

    /// <summary>Tags.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init => field = SymblLabels.Of(value); } = SymblLabels.Of(new Dictionary<string, string>());

    /// <summary>Provenance of words, speakers and insights; <see langword="null"/> if the service does not report it.</summary>
    public SymblProvenance? Provenance { get; init; }

    /// <summary>
    /// Language of most messages, such as <c>de-DE</c>; <see langword="null"/> in lists of conversations, and if the service does not state it.
    /// </summary>
    public string? LanguageCode { get; init; }

    /// <summary>Features that work for the language of the conversation; empty if the service does not state them.</summary>
    public IReadOnlyList<string> AvailableFeature { get; init => field = SymblList<string>.Of(value); } = SymblList<string>.Empty;

    /// <summary>Features that do not work for the language of the conversation, such as <c>action items</c>.</summary>
    public IReadOnlyList<string> UnavailableFeature { get; init => field = SymblList<string>.Of(value); } = SymblList<string>.Empty;

    /// <summary>Features that work with limits, such as <c>redaction</c>. <see cref="FeatureNote"/> states the limits.</summary>
    public IReadOnlyList<string> LimitedFeature { get; init => field = SymblList<string>.Of(value); } = SymblList<string>.Empty;

    /// <summary>Limits of features, in full sentences.</summary>
    public IReadOnlyList<string> FeatureNote { get; init => field = SymblList<string>.Of(value); } = SymblList<string>.Empty;

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>Name of the conversation.</summary>
    public override string ToString() => Name.Length == 0 ? ConversationId : Name;
}
