namespace SymblPS.Client;

/// <summary>What the service shall do with a recording. Members that are not set are not sent.</summary>
public sealed record SubmissionOptions
{
    /// <summary>Name of the conversation; the service uses its id where none is given.</summary>
    public string? Name { get; init; }

    /// <summary>Number of people who speak, at least 1. Turns speaker diarization on.</summary>
    public int? SpeakerCount { get; init; }

    /// <summary>Whether each channel is recognised by itself, as one speaker each.</summary>
    public bool SeparateChannel { get; init; }

    /// <summary>Who speaks on which channel; needs <see cref="SeparateChannel"/>.</summary>
    public IReadOnlyList<ChannelSpeaker> ChannelSpeakers { get; init; } = [];

    /// <summary>Language as BCP-47 code such as <c>en-US</c>.</summary>
    public string? Language { get; init; }

    /// <summary><c>default</c>, or <c>phone</c> for 8 kHz sound.</summary>
    public string? Mode { get; init; }

    /// <summary>Words and phrases the recognition shall expect.</summary>
    public IReadOnlyList<string> CustomVocabulary { get; init; } = [];

    /// <summary>Least confidence of insights, 0.5 to 1.</summary>
    public double? ConfidenceThreshold { get; init; }

    /// <summary>Whether to mark actionable phrases.</summary>
    public bool DetectPhrases { get; init; }

    /// <summary>Whether to find entities.</summary>
    public bool DetectEntities { get; init; }

    /// <summary>Entities of the caller for this submission.</summary>
    public IReadOnlyList<CustomEntity> Entities { get; init; } = [];

    /// <summary>Trackers for this submission.</summary>
    public IReadOnlyList<InlineTracker> Trackers { get; init; } = [];

    /// <summary>Whether all trackers of the account run; <see langword="null"/> leaves it to the service.</summary>
    public bool? EnableAllTrackers { get; init; }

    /// <summary>Whether a summary is made; <see langword="null"/> leaves it to the service.</summary>
    public bool? Summary { get; init; }

    /// <summary>Features such as <c>callScore</c> and <c>insights</c>.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Scorecard the call score uses.</summary>
    public string? ScorecardId { get; init; }

    /// <summary>Kind of conversation: <c>sales</c>, <c>general</c>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>Facts for the processing, such as <c>salesStage</c> and <c>prospectName</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether topics carry references to their parents.</summary>
    public bool ParentReferences { get; init; }

    /// <summary>Whether sentiment is computed.</summary>
    public bool Sentiment { get; init; }

    /// <summary>Address the service reports each change of the job to.</summary>
    public Uri? WebhookUri { get; init; }

    /// <summary>Content type of the file in place of the one its extension suggests.</summary>
    public string? ContentType { get; init; }

    /// <summary>When the recording really began; submissions by address only.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Refuses what the service would refuse, or silently do otherwise.</summary>
    /// <exception cref="ArgumentException">Names the member.</exception>
    public void Validate() => throw new NotSupportedException();
}
