using System.Text.Json;
using Symbl.Domain.Recordings;

namespace Symbl.Domain.Jobs;

/// <summary>The options of a submission. The store keeps them with the job. The members have the names of the API.</summary>
public sealed record SubmissionOptions
{
    /// <summary>Language of submissions without a language.</summary>
    public const string DefaultLanguage = "en-US";

    /// <summary>Name of the conversation.</summary>
    public string? Name { get; init; }

    /// <summary>Words that help speech recognition.</summary>
    public IReadOnlyList<string>? CustomVocabulary { get; init; }

    /// <summary>Lowest score of insights, 0.5 to 1.</summary>
    public double? ConfidenceThreshold { get; init; }

    /// <summary>Whether messages and insights include actionable phrases.</summary>
    public bool? DetectPhrases { get; init; }

    /// <summary>Address that receives notifications of the job.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>Custom entities, as the client sent them.</summary>
    public JsonElement? Entities { get; init; }

    /// <summary>Whether entities are detected.</summary>
    public bool? DetectEntities { get; init; }

    /// <summary>BCP-47 language tag.</summary>
    public string LanguageCode { get; init; } = DefaultLanguage;

    /// <summary>Type of the audio, such as <c>phone</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>Whether each channel has one speaker.</summary>
    public bool? EnableSeparateRecognitionPerChannel { get; init; }

    /// <summary>Speakers of the channels.</summary>
    public IReadOnlyList<ChannelSpeaker>? ChannelMetadata { get; init; }

    /// <summary>Trackers, as the client sent them.</summary>
    public JsonElement? Trackers { get; init; }

    /// <summary>Whether all trackers of the account apply.</summary>
    public bool? EnableAllTrackers { get; init; }

    /// <summary>Whether a summary is created; null leaves the choice to the account.</summary>
    public bool? EnableSummary { get; init; }

    /// <summary>Whether diarization finds the speakers.</summary>
    public bool? EnableSpeakerDiarization { get; init; }

    /// <summary>Number of speakers for diarization.</summary>
    public int? DiarizationSpeakerCount { get; init; }

    /// <summary>Whether diarization detects the number of speakers. An addition of this server.</summary>
    public bool? DetectSpeakerCount { get; init; }

    /// <summary>Smallest number of speakers to detect. An addition of this server.</summary>
    public int? MinSpeakerCount { get; init; }

    /// <summary>Largest number of speakers to detect. An addition of this server.</summary>
    public int? MaxSpeakerCount { get; init; }

    /// <summary>Whether the server detects if each channel has one speaker. An addition of this server.</summary>
    public bool? DetectSpeakerChannels { get; init; }

    /// <summary>Whether registered voices name the speakers. An addition of this server.</summary>
    public bool? KnownVoices { get; init; }

    /// <summary>Features such as the call score, as the client sent them.</summary>
    public JsonElement? Features { get; init; }

    /// <summary>Type of the conversation, such as <c>sales</c>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>Metadata of the conversation, as the client sent it.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Whether topics include their parents.</summary>
    public bool? ParentRefs { get; init; }

    /// <summary>Whether topics and messages include sentiment.</summary>
    public bool? Sentiment { get; init; }

    /// <summary>Start time of the conversation.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Offset of the speakers' time zone from UTC in minutes.</summary>
    public int? TimezoneOffset { get; init; }

    /// <summary>Notes of the client about the text, for the provenance.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>
    /// Whether the times of a text count from an assumed start, so that the text follows the end of its conversation. Otherwise, its times are
    /// dates.
    /// </summary>
    public bool? ContinuesConversation { get; init; }

    /// <summary>
    /// File and format of the transcript that came with the recording; null without one. The store keeps the transcript beside the recording.
    /// </summary>
    public string? Transcript { get; init; }

    /// <summary>Gets the options of speech recognition and diarization.</summary>
    public ProcessingOptions ToProcessing() => new()
    {
        Diarize = EnableSpeakerDiarization ?? false,
        SpeakerCount = DiarizationSpeakerCount ?? 0,
        DetectSpeakers = DetectSpeakerCount ?? false,
        MinimumSpeakers = MinSpeakerCount ?? 1,
        MaximumSpeakers = MaxSpeakerCount,
        DetectChannels = DetectSpeakerChannels ?? false,
        // The default of the service is false, so only a stated value shows that the channels are no speakers.
        MixChannels = EnableSeparateRecognitionPerChannel == false,
        SeparateChannels = EnableSeparateRecognitionPerChannel ?? false,
        Channels = ChannelMetadata ?? [],
        LanguageCode = LanguageCode,
        DetectPhrases = DetectPhrases ?? false,
        CustomVocabulary = CustomVocabulary ?? [],
        Mode = Mode,
    };
}
