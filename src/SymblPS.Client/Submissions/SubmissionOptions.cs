using System.Net.Http.Headers;

namespace SymblPS.Client.Submissions;

/// <summary>Options of a submission. The client omits members without a value.</summary>
public sealed record SubmissionOptions
{
    /// <summary>Largest number of speakers that can be detected.</summary>
    public const int MostSpeakers = 32;

    /// <summary>Name of the conversation; the default is its ID.</summary>
    public string? Name { get; init; }

    /// <summary>Number of speakers, at least 1. Enables speaker diarization.</summary>
    public int? SpeakerCount { get; init; }

    /// <summary>
    /// Whether diarization detects the number of speakers. Only the local server supports it, and the client asks before it sends anything.
    /// </summary>
    public bool DetectSpeaker { get; init; }

    /// <summary>Smallest number of speakers to detect; requires <see cref="DetectSpeaker"/>.</summary>
    public int? MinSpeaker { get; init; }

    /// <summary>Largest number of speakers to detect; requires <see cref="DetectSpeaker"/>.</summary>
    public int? MaxSpeaker { get; init; }

    /// <summary>
    /// Whether registered voices name the speakers; requires that a speaker count, detection or channels distinguish speakers. Only the local
    /// server supports it, and the client asks before it sends anything.
    /// </summary>
    public bool KnownVoice { get; init; }

    /// <summary>Meaning of the channels; <see langword="null"/> leaves it to the service.</summary>
    public ChannelMode? Channel { get; init; }

    /// <summary>Speakers of the channels; requires that channels can be speakers.</summary>
    public IReadOnlyList<ChannelSpeaker> ChannelSpeakers { get; init; } = [];

    /// <summary>Language as a BCP-47 code, such as <c>en-US</c>.</summary>
    public string? Language { get; init; }

    /// <summary><c>default</c>, or <c>phone</c> for 8 kHz audio.</summary>
    public string? Mode { get; init; }

    /// <summary>Words and phrases that speech recognition expects.</summary>
    public IReadOnlyList<string> CustomVocabulary { get; init; } = [];

    /// <summary>Minimum confidence of insights, 0.5 to 1.</summary>
    public double? ConfidenceThreshold { get; init; }

    /// <summary>Whether to detect actionable phrases.</summary>
    public bool DetectPhrases { get; init; }

    /// <summary>Whether to detect entities.</summary>
    public bool DetectEntities { get; init; }

    /// <summary>Custom entities for this submission.</summary>
    public IReadOnlyList<CustomEntity> Entities { get; init; } = [];

    /// <summary>Trackers for this submission.</summary>
    public IReadOnlyList<InlineTracker> Trackers { get; init; } = [];

    /// <summary>Whether to run all trackers of the account; <see langword="null"/> uses the default of the service.</summary>
    public bool? EnableAllTrackers { get; init; }

    /// <summary>Whether to create a summary; <see langword="null"/> uses the default of the service.</summary>
    public bool? Summary { get; init; }

    /// <summary>Features such as <c>callScore</c> and <c>insights</c>.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>ID of the scorecard for the call score; implies the feature <c>callScore</c>.</summary>
    public string? ScorecardId { get; init; }

    /// <summary>Type of the conversation: <c>sales</c>, <c>general</c>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>Metadata for the processing, such as <c>salesStage</c> and <c>prospectName</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether topics contain references to their parent topics.</summary>
    public bool ParentReferences { get; init; }

    /// <summary>Whether to analyze sentiment.</summary>
    public bool Sentiment { get; init; }

    /// <summary>Address that receives a webhook for each change of the job.</summary>
    public Uri? WebhookUri { get; init; }

    /// <summary>Content type of the file; overrides the type for its extension. Files only.</summary>
    public string? ContentType { get; init; }

    /// <summary>Start time of the conversation. The public service documents it for addresses and text only.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Time zone of the conversation as minutes from UTC. The public service documents it for addresses and text only.</summary>
    public int? TimeZoneOffset { get; init; }

    /// <summary>
    /// Notes about the reading of a transcript, in full sentences; text only. The local server repeats them in the provenance, and other services
    /// ignore them.
    /// </summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>
    /// Whether <see cref="StartTime"/> is an assumption, because a text to append has no date; text only. The local server places the text at the end
    /// of the conversation, also if other jobs extend it. Other services ignore this member.
    /// </summary>
    public bool ContinuesConversation { get; init; }

    /// <summary>
    /// Transcript of the recording, whose words the conversation gets; files only. Only the local server supports it, and the client asks before it
    /// uploads.
    /// </summary>
    public RecordingTranscript? Transcript { get; init; }

    /// <summary>Throws an exception for values that the service would refuse or silently ignore.</summary>
    /// <exception cref="ArgumentException">A member is invalid; the message names it.</exception>
    public void Validate()
    {
        if (SpeakerCount < 1) throw Refuse(nameof(SpeakerCount), "must be at least 1: the number of speakers.");
        if (SpeakerCount is not null && Channel == ChannelMode.Separate)
            throw Refuse(nameof(SpeakerCount), "and SeparateChannel exclude each other: the service would ignore the channels.");
        ValidateDetection();
        ValidateChannels();
        if (KnownVoice && SpeakerCount is null && !DetectSpeaker && Channel is not (ChannelMode.Separate or ChannelMode.Auto))
        {
            throw Refuse(
                nameof(KnownVoice),
                "compares distinct speakers. Specify SpeakerCount or DetectSpeaker, or SeparateChannel for one speaker per channel, with it.");
        }

        if (ConfidenceThreshold is not (null or (>= 0.5 and <= 1)))
            throw Refuse(nameof(ConfidenceThreshold), "must be between 0.5 and 1.");
        if (Language is { Length: > 0 } language && !SubmissionLanguages.IsKnown(language))
            throw Refuse(nameof(Language), $"'{language}' is not a language tag. Specify one of: {string.Join(", ", SubmissionLanguages.Documented.Select(static one => one.Tag))}.");
        if (TimeZoneOffset is not (null or (>= -14 * 60 and <= 14 * 60)))
            throw Refuse(nameof(TimeZoneOffset), "must be between -840 and 840 minutes.");
        if (CustomVocabulary.Any(string.IsNullOrWhiteSpace)) throw Refuse(nameof(CustomVocabulary), "has an empty entry.");
        if (Features.Any(string.IsNullOrWhiteSpace)) throw Refuse(nameof(Features), "has an empty entry.");
        if (Entities.Any(static entity => string.IsNullOrWhiteSpace(entity.CustomType) || string.IsNullOrWhiteSpace(entity.Text)))
            throw Refuse(nameof(Entities), "has an entry without type or text.");
        foreach (var tracker in Trackers)
        {
            var complete = !string.IsNullOrWhiteSpace(tracker.Id)
                || (!string.IsNullOrWhiteSpace(tracker.Name) && tracker.Vocabulary.Count > 0
                    && !tracker.Vocabulary.Any(string.IsNullOrWhiteSpace));
            if (!complete) throw Refuse(nameof(Trackers), "has an entry with neither an ID nor a name with a vocabulary.");
        }

        if (Metadata.Any(static fact => string.IsNullOrWhiteSpace(fact.Key) || string.IsNullOrEmpty(fact.Value)))
            throw Refuse(nameof(Metadata), "has an entry without name or value.");
        if (WebhookUri is not null && !(WebhookUri.IsAbsoluteUri && WebhookUri.Scheme is "http" or "https"))
            throw Refuse(nameof(WebhookUri), "must be an absolute http or https address.");
        if (!string.IsNullOrEmpty(ContentType) && !MediaTypeHeaderValue.TryParse(ContentType, out _))
            throw Refuse(nameof(ContentType), $"'{ContentType}' is not a content type.");
    }

    /// <summary>Checks the options of a file, which the request sends in the query.</summary>
    internal void ValidateForFile()
    {
        Validate();
    }

    /// <summary>Checks the options of an address.</summary>
    internal void ValidateForUri()
    {
        Validate();
        if (Transcript is not null) throw Refuse(nameof(Transcript), "is supported for files only.");
        if (!string.IsNullOrEmpty(ContentType))
            throw Refuse(nameof(ContentType), "is supported for files only; for an address, the service detects the type.");
    }

    /// <summary>Checks the options of a text, which has no audio.</summary>
    internal void ValidateForText()
    {
        Validate();
        var audioOption = SpeakerCount is not null ? nameof(SpeakerCount)
            : DetectSpeaker ? nameof(DetectSpeaker)
            : KnownVoice ? nameof(KnownVoice)
            : Channel is not null ? nameof(Channel)
            : !string.IsNullOrEmpty(Mode) ? nameof(Mode)
            : CustomVocabulary.Count > 0 ? nameof(CustomVocabulary)
            : !string.IsNullOrEmpty(ContentType) ? nameof(ContentType)
            : ParentReferences ? nameof(ParentReferences)
            : Sentiment ? nameof(Sentiment)
            : Transcript is not null ? nameof(Transcript)
            : null;
        if (audioOption is not null) throw Refuse(audioOption, "is not supported for text; the service accepts it for recordings only.");
    }

    private void ValidateDetection()
    {
        if (!DetectSpeaker)
        {
            if (MinSpeaker is not null) throw Refuse(nameof(MinSpeaker), "requires DetectSpeaker. To state the exact number, specify SpeakerCount.");
            if (MaxSpeaker is not null) throw Refuse(nameof(MaxSpeaker), "requires DetectSpeaker. To state the exact number, specify SpeakerCount.");
            return;
        }

        if (SpeakerCount is not null)
            throw Refuse(nameof(DetectSpeaker), "and SpeakerCount exclude each other. Specify SpeakerCount if you know the number of speakers, otherwise DetectSpeaker.");
        if (Channel == ChannelMode.Separate)
            throw Refuse(nameof(DetectSpeaker), "and SeparateChannel exclude each other: with one speaker per channel, the channels give the number of speakers.");
        if (MinSpeaker is not (null or (>= 1 and <= MostSpeakers))) throw Refuse(nameof(MinSpeaker), $"must be between 1 and {MostSpeakers}.");
        if (MaxSpeaker is not (null or (>= 1 and <= MostSpeakers))) throw Refuse(nameof(MaxSpeaker), $"must be between 1 and {MostSpeakers}.");
        if (MinSpeaker > MaxSpeaker) throw Refuse(nameof(MinSpeaker), $"({MinSpeaker}) must not be greater than MaxSpeaker ({MaxSpeaker}).");
    }

    private void ValidateChannels()
    {
        if (ChannelSpeakers.Count == 0) return;
        if (Channel is not (ChannelMode.Separate or ChannelMode.Auto))
            throw Refuse(nameof(ChannelSpeakers), "requires the option SeparateChannel, or Channel Auto; otherwise the service ignores the speakers of the channels.");
        if (ChannelSpeakers.Any(static speaker => speaker.Channel < 1)) throw Refuse(nameof(ChannelSpeakers), "has a channel below 1; the first channel is 1.");
        if (ChannelSpeakers.GroupBy(static speaker => speaker.Channel).FirstOrDefault(static channel => channel.Skip(1).Any()) is { } twice)
            throw Refuse(nameof(ChannelSpeakers), $"contains channel {twice.Key} more than once.");
        if (ChannelSpeakers.Any(static speaker => string.IsNullOrWhiteSpace(speaker.Name) && string.IsNullOrWhiteSpace(speaker.Email)))
            throw Refuse(nameof(ChannelSpeakers), "has an entry with neither a name nor an email address.");
    }

    private static ArgumentException Refuse(string member, string why) => new($"{member} {why}", member);
}
