using System.Text.Json;
using Symbl.Domain.Recordings;

namespace Symbl.Domain.Jobs;

/// <summary>Everything a submission asked for, kept with its job. Members are named as in the contract.</summary>
public sealed record SubmissionOptions
{
    public const string DefaultLanguage = "en-US";

    public string? Name { get; init; }

    public IReadOnlyList<string>? CustomVocabulary { get; init; }

    public double? ConfidenceThreshold { get; init; }

    public bool? DetectPhrases { get; init; }

    public string? WebhookUrl { get; init; }

    public JsonElement? Entities { get; init; }

    public bool? DetectEntities { get; init; }

    public string LanguageCode { get; init; } = DefaultLanguage;

    public string? Mode { get; init; }

    public bool? EnableSeparateRecognitionPerChannel { get; init; }

    public IReadOnlyList<ChannelSpeaker>? ChannelMetadata { get; init; }

    public JsonElement? Trackers { get; init; }

    public bool? EnableAllTrackers { get; init; }

    public bool? EnableSummary { get; init; }

    public bool? EnableSpeakerDiarization { get; init; }

    public int? DiarizationSpeakerCount { get; init; }

    public JsonElement? Features { get; init; }

    public string? ConversationType { get; init; }

    public JsonElement? Metadata { get; init; }

    public bool? ParentRefs { get; init; }

    public bool? Sentiment { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public int? TimezoneOffset { get; init; }

    /// <summary>The part that concerns words and speakers.</summary>
    public ProcessingOptions ToProcessing() => new()
    {
        Diarize = EnableSpeakerDiarization ?? false,
        SpeakerCount = DiarizationSpeakerCount ?? 0,
        SeparateChannels = EnableSeparateRecognitionPerChannel ?? false,
        Channels = ChannelMetadata ?? [],
        LanguageCode = LanguageCode,
        DetectPhrases = DetectPhrases ?? false,
        CustomVocabulary = CustomVocabulary ?? [],
        Mode = Mode,
    };
}
