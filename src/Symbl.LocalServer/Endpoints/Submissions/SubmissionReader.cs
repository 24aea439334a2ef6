using System.Globalization;
using System.Text.Json;
using Symbl.Domain.Jobs;
using Symbl.Domain.Recordings;
using Symbl.Domain.Text;
using Symbl.LocalServer.Endpoints.Conversations;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Submissions;

/// <summary>Reads and checks the options of a submission from its query or body.</summary>
internal static class SubmissionReader
{
    public const string SpeakerCountText =
        "diarizationSpeakerCount must be greater than zero and needs to be passed to accurately determine unique speakers in the audio";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "name", "customVocabulary", "confidenceThreshold", "detectPhrases", "webhookUrl", "entities", "detectEntities", "languageCode",
        "mode", "enableSeparateRecognitionPerChannel", "channelMetadata", "trackers", "enableAllTrackers", "enableSummary",
        "enableSpeakerDiarization", "diarizationSpeakerCount", "features", "conversationType", "metadata", "parentRefs", "sentiment",
        "startTime", "timezoneOffset",
        // Additions of this server.
        "detectSpeakerCount", "minSpeakerCount", "maxSpeakerCount", "detectSpeakerChannels", "knownVoices",
    };

    // The parameters that the older guides put into the query of a URL submission.
    private static readonly HashSet<string> KnownBesideBody = new(StringComparer.Ordinal)
    {
        "enableSpeakerDiarization", "diarizationSpeakerCount", "enableSummary",
        // Additions of this server.
        "detectSpeakerCount", "minSpeakerCount", "maxSpeakerCount", "detectSpeakerChannels", "knownVoices",
    };

    /// <summary>Reads the options of a file submission from its query.</summary>
    public static SubmissionOptions OfFile(HttpRequest request)
    {
        var fields = Fields.OfQuery(request.Query, "customVocabulary", "name");
        // If the server ignored a misspelled parameter, the result would be wrong without an error. The service refuses it too.
        fields.RefuseOthers(Known);
        return Read(fields);
    }

    /// <summary>Reads the URL and the options of a URL submission. The body takes precedence over the query.</summary>
    public static (Uri Url, SubmissionOptions Options) OfUrl(HttpRequest request, JsonElement body)
    {
        var query = Fields.OfQuery(request.Query);
        query.RefuseOthers(KnownBesideBody);
        var fields = Fields.OfBody(body).Over(query);
        var url = fields.HttpUri("url") ?? throw Fields.Wrong("url", "is required");
        return (url, Read(fields));
    }

    /// <summary>Reads the options that all kinds of submissions share.</summary>
    public static SubmissionOptions Common(Fields all)
    {
        var fields = all.WithoutEmpty("name", "webhookUrl");
        return new SubmissionOptions
        {
            Name = fields.LastText("name"),
            ConfidenceThreshold = fields.Number("confidenceThreshold", 0.5, 1),
            DetectPhrases = fields.Boolean("detectPhrases"),
            WebhookUrl = fields.HttpUri("webhookUrl")?.AbsoluteUri,
            Entities = Objects(fields, "entities", "customType", "text"),
            DetectEntities = fields.Boolean("detectEntities"),
            LanguageCode = Language(fields),
            Trackers = Objects(fields, "trackers"),
            EnableAllTrackers = fields.Boolean("enableAllTrackers"),
            EnableSummary = fields.Boolean("enableSummary"),
            Features = Features(fields),
            ConversationType = fields.OneOf("conversationType", "sales", "general"),
            Metadata = Metadata(fields),
            ParentRefs = fields.Boolean("parentRefs"),
            Sentiment = fields.Boolean("sentiment"),
            StartTime = fields.Time("startTime"),
            TimezoneOffset = fields.Integer("timezoneOffset"),
        };
    }

    private static string Language(Fields fields)
    {
        if (fields.Text("languageCode") is not { Length: > 0 } language)
            return SubmissionOptions.DefaultLanguage;
        return Languages.IsTag(language) || Languages.IsDetected(language)
            ? language
            : throw Fields.Wrong("languageCode", $"must be a language tag such as {string.Join(", ", Languages.Documented)}");
    }

    private static SubmissionOptions Read(Fields all)
    {
        var fields = all.WithoutEmpty("mode", "customVocabulary");
        var diarize = fields.Boolean("enableSpeakerDiarization");
        var separate = fields.Boolean("enableSeparateRecognitionPerChannel");
        var detection = SpeakerDetection.Read(fields, diarize ?? false, separate ?? false);
        return Common(fields) with
        {
            CustomVocabulary = fields.Words("customVocabulary"),
            Mode = fields.OneOf("mode", "default", "phone"),
            EnableSeparateRecognitionPerChannel = separate,
            ChannelMetadata = Channels(fields),
            EnableSpeakerDiarization = diarize,
            DiarizationSpeakerCount = SpeakerCount(fields, diarize is true && detection.Count is not true),
            DetectSpeakerCount = detection.Count,
            MinSpeakerCount = detection.Minimum,
            MaxSpeakerCount = detection.Maximum,
            DetectSpeakerChannels = detection.Channels,
            KnownVoices = KnownVoices(fields, diarize is true || separate is true || detection.Channels is true),
        };
    }

    private static int? SpeakerCount(Fields fields, bool diarize)
    {
        if (!diarize)
            return fields.Integer("diarizationSpeakerCount", 0) is > 0 and { } stated ? stated : null;
        return fields.Integer("diarizationSpeakerCount") is > 0 and { } count ? count : throw ApiException.Invalid(SpeakerCountText);
    }

    // Without distinct speakers, all speech has one label, and a voice cannot be compared.
    private static bool? KnownVoices(Fields fields, bool distinguishes) =>
        fields.Boolean("knownVoices") is not { } known ? null
        : known && !distinguishes
            ? throw Fields.Wrong("knownVoices", "requires enableSpeakerDiarization, enableSeparateRecognitionPerChannel or detectSpeakerChannels")
        : known;

    private static IReadOnlyList<ChannelSpeaker>? Channels(Fields fields)
    {
        if (fields.Array("channelMetadata") is not { } array)
            return null;
        var channels = new List<ChannelSpeaker>();
        foreach (var (item, path) in Items(array, "channelMetadata"))
        {
            var entry = Fields.OfMember(item, path);
            var channel = entry.Integer("channel", 1) ?? throw Fields.Wrong($"{path}.channel", "is required");
            var speaker = entry.Object("speaker") ?? throw Fields.Wrong($"{path}.speaker", "is required");
            var person = Fields.OfMember(speaker, $"{path}.speaker");
            if (channels.Any(other => other.Channel == channel))
                throw Fields.Wrong(path, "contains a duplicate value");
            channels.Add(new ChannelSpeaker(channel, person.Text("name"), person.Text("email")));
        }

        return channels;
    }

    private static JsonElement? Features(Fields fields)
    {
        if (fields.Object("features") is not { } features)
            return null;
        foreach (var feature in Fields.OfMember(features, "features").TextArray("featureList") ?? [])
        {
            if (feature is not ("callScore" or "insights"))
                throw Fields.Wrong("features.featureList", "must contain only [callScore, insights]");
        }

        return features;
    }

    private static JsonElement? Metadata(Fields fields)
    {
        if (fields.Object("metadata") is not { } metadata)
            return null;
        Fields.OfMember(metadata, "metadata").OneOf("salesStage", "qualification", "discovery", "demo", "negotiation", "general");
        foreach (var member in metadata.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String))
            ConversationMetadata.CheckValue(member);
        return metadata;
    }

    /// <summary>Reads a list of objects and returns it unchanged. Each object must have the required members as text.</summary>
    private static JsonElement? Objects(Fields fields, string name, params ReadOnlySpan<string> required)
    {
        if (fields.Array(name) is not { } array)
            return null;
        foreach (var (item, path) in Items(array, name))
        {
            var entry = Fields.OfMember(item, path);
            foreach (var member in required)
                entry.RequiredText(member);
        }

        return array;
    }

    private static IEnumerable<(JsonElement Item, string Path)> Items(JsonElement array, string name) =>
        array.EnumerateArray().Select((item, index) => (item, string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]")));
}
