using System.Text.Json;
using Symbl.Domain.Jobs;
using Symbl.Domain.Recordings;

namespace Symbl.Storage.Json;

/// <summary>Options of a submission, as they are stored with its job.</summary>
internal sealed record StoredSubmissionOptions : StoredDocument
{
    private const int Latest = 1;

    public string? Name { get; init; }

    public IReadOnlyList<string>? CustomVocabulary { get; init; }

    public double? ConfidenceThreshold { get; init; }

    public bool? DetectPhrases { get; init; }

    public string? WebhookUrl { get; init; }

    public JsonElement? Entities { get; init; }

    public bool? DetectEntities { get; init; }

    public string LanguageCode { get; init; } = SubmissionOptions.DefaultLanguage;

    public string? Mode { get; init; }

    public bool? EnableSeparateRecognitionPerChannel { get; init; }

    public IReadOnlyList<StoredChannelSpeaker>? ChannelMetadata { get; init; }

    public JsonElement? Trackers { get; init; }

    public bool? EnableAllTrackers { get; init; }

    public bool? EnableSummary { get; init; }

    public bool? EnableSpeakerDiarization { get; init; }

    public int? DiarizationSpeakerCount { get; init; }

    public bool? DetectSpeakerCount { get; init; }

    public int? MinSpeakerCount { get; init; }

    public int? MaxSpeakerCount { get; init; }

    public bool? DetectSpeakerChannels { get; init; }

    public bool? KnownVoices { get; init; }

    public JsonElement? Features { get; init; }

    public string? ConversationType { get; init; }

    public JsonElement? Metadata { get; init; }

    public bool? ParentRefs { get; init; }

    public bool? Sentiment { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public int? TimezoneOffset { get; init; }

    public IReadOnlyList<string>? Notes { get; init; }

    public bool? ContinuesConversation { get; init; }

    public string? Transcript { get; init; }

    public static string Write(SubmissionOptions options) => StoredJson.Write(
        new StoredSubmissionOptions
        {
            Name = options.Name,
            CustomVocabulary = options.CustomVocabulary,
            ConfidenceThreshold = options.ConfidenceThreshold,
            DetectPhrases = options.DetectPhrases,
            WebhookUrl = options.WebhookUrl,
            Entities = options.Entities,
            DetectEntities = options.DetectEntities,
            LanguageCode = options.LanguageCode,
            Mode = options.Mode,
            EnableSeparateRecognitionPerChannel = options.EnableSeparateRecognitionPerChannel,
            ChannelMetadata = options.ChannelMetadata?
                .Select(channel => new StoredChannelSpeaker(channel.Channel, channel.Name, channel.Email)).ToList(),
            Trackers = options.Trackers,
            EnableAllTrackers = options.EnableAllTrackers,
            EnableSummary = options.EnableSummary,
            EnableSpeakerDiarization = options.EnableSpeakerDiarization,
            DiarizationSpeakerCount = options.DiarizationSpeakerCount,
            DetectSpeakerCount = options.DetectSpeakerCount,
            MinSpeakerCount = options.MinSpeakerCount,
            MaxSpeakerCount = options.MaxSpeakerCount,
            DetectSpeakerChannels = options.DetectSpeakerChannels,
            KnownVoices = options.KnownVoices,
            Features = options.Features,
            ConversationType = options.ConversationType,
            Metadata = options.Metadata,
            ParentRefs = options.ParentRefs,
            Sentiment = options.Sentiment,
            StartTime = options.StartTime,
            TimezoneOffset = options.TimezoneOffset,
            Notes = options.Notes,
            ContinuesConversation = options.ContinuesConversation,
            Transcript = options.Transcript,
        },
        StoredJson.Default.StoredSubmissionOptions);

    public static SubmissionOptions Read(string json)
    {
        var stored = StoredJson.Read(json, StoredJson.Default.StoredSubmissionOptions, Latest);
        return new SubmissionOptions
        {
            Name = stored.Name,
            CustomVocabulary = stored.CustomVocabulary,
            ConfidenceThreshold = stored.ConfidenceThreshold,
            DetectPhrases = stored.DetectPhrases,
            WebhookUrl = stored.WebhookUrl,
            Entities = stored.Entities,
            DetectEntities = stored.DetectEntities,
            LanguageCode = stored.LanguageCode,
            Mode = stored.Mode,
            EnableSeparateRecognitionPerChannel = stored.EnableSeparateRecognitionPerChannel,
            ChannelMetadata = stored.ChannelMetadata?
                .Select(channel => new ChannelSpeaker(channel.Channel, channel.Name, channel.Email)).ToList(),
            Trackers = stored.Trackers,
            EnableAllTrackers = stored.EnableAllTrackers,
            EnableSummary = stored.EnableSummary,
            EnableSpeakerDiarization = stored.EnableSpeakerDiarization,
            DiarizationSpeakerCount = stored.DiarizationSpeakerCount,
            DetectSpeakerCount = stored.DetectSpeakerCount,
            MinSpeakerCount = stored.MinSpeakerCount,
            MaxSpeakerCount = stored.MaxSpeakerCount,
            DetectSpeakerChannels = stored.DetectSpeakerChannels,
            KnownVoices = stored.KnownVoices,
            Features = stored.Features,
            ConversationType = stored.ConversationType,
            Metadata = stored.Metadata,
            ParentRefs = stored.ParentRefs,
            Sentiment = stored.Sentiment,
            StartTime = stored.StartTime,
            TimezoneOffset = stored.TimezoneOffset,
            Notes = stored.Notes,
            ContinuesConversation = stored.ContinuesConversation,
            Transcript = stored.Transcript,
        };
    }
}

/// <summary>The speaker of a channel.</summary>
internal sealed record StoredChannelSpeaker(int Channel, string? Name, string? Email);

/// <summary>A fault that a test ordered for a job.</summary>
internal sealed record StoredJobFault(string? FailureMessage, long? StuckMilliseconds, long? WebhookDelayMilliseconds) : StoredDocument
{
    private const int Latest = 1;

    public static string Write(JobFault fault) => StoredJson.Write(
        new StoredJobFault(fault.FailureMessage, fault.StuckMilliseconds, fault.WebhookDelayMilliseconds),
        StoredJson.Default.StoredJobFault);

    public static JobFault Read(string json)
    {
        var stored = StoredJson.Read(json, StoredJson.Default.StoredJobFault, Latest);
        return new JobFault(stored.FailureMessage, stored.StuckMilliseconds, stored.WebhookDelayMilliseconds);
    }
}
