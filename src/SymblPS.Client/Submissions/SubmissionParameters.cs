using System.Text.Json;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.Submissions;

/// <summary>
/// Writes the options of a submission with the parameter names of the service. File submissions send them in the query, with lists and
/// objects as JSON text. Submissions by address send them in a JSON body. Options without a value are omitted.
/// </summary>
internal static class SubmissionParameters
{
    /// <summary>Returns the query of a file submission.</summary>
    public static Query ToQuery(SubmissionOptions options)
    {
        var query = new Query();
        Write(options, new QuerySink(query));
        if (options.StartTime is { } start) query.Add("startTime", WireTime.Format(start));
        if (options.TimeZoneOffset is { } minutes) query.Add("timezoneOffset", (long)minutes);
        return query;
    }

    /// <summary>Returns the body of a submission by address.</summary>
    public static byte[] ToBody(SubmissionOptions options, Uri recording) => JsonText.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("url", recording.AbsoluteUri);
        WriteMembers(options, writer);
        writer.WriteEndObject();
    });

    /// <summary>Writes the options as properties of a JSON body.</summary>
    public static void WriteMembers(SubmissionOptions options, Utf8JsonWriter writer)
    {
        Write(options, new BodySink(writer));
        if (options.StartTime is { } start) writer.WriteString("startTime", WireTime.FormatExact(start));
        if (options.TimeZoneOffset is { } minutes) writer.WriteNumber("timezoneOffset", minutes);
    }

    private static void Write(SubmissionOptions options, ISink sink)
    {
        sink.Text("name", options.Name);
        if (options.SpeakerCount is { } count)
        {
            sink.Flag("enableSpeakerDiarization", true);
            sink.Number("diarizationSpeakerCount", count);
        }

        if (options.DetectSpeaker)
        {
            sink.Flag("enableSpeakerDiarization", true);
            sink.Flag(ServiceExtensions.SpeakerCount, true);
            if (options.MinSpeaker is { } least) sink.Number("minSpeakerCount", least);
            if (options.MaxSpeaker is { } most) sink.Number("maxSpeakerCount", most);
        }

        switch (options.Channel)
        {
            case ChannelMode.Separate:
                sink.Flag("enableSeparateRecognitionPerChannel", true);
                break;
            case ChannelMode.Mix:
                // The default of the service. The local server then gives no hint about channels.
                sink.Flag("enableSeparateRecognitionPerChannel", false);
                break;
            case ChannelMode.Auto:
                sink.Flag(ServiceExtensions.SpeakerChannels, true);
                break;
        }

        if (options.KnownVoice) sink.Flag(ServiceExtensions.KnownVoices, true);
        if (options.ChannelSpeakers.Count > 0) sink.Json("channelMetadata", writer => WriteChannels(writer, options.ChannelSpeakers));
        sink.Text("languageCode", options.Language);
        sink.Text("mode", options.Mode);
        if (options.CustomVocabulary.Count > 0)
            sink.Json("customVocabulary", writer => JsonText.WriteList(writer, options.CustomVocabulary));
        if (options.ConfidenceThreshold is { } threshold) sink.Number("confidenceThreshold", threshold);
        if (options.DetectPhrases) sink.Flag("detectPhrases", true);
        if (options.DetectEntities) sink.Flag("detectEntities", true);
        if (options.Entities.Count > 0) sink.Json("entities", writer => WriteEntities(writer, options.Entities));
        if (options.Trackers.Count > 0) sink.Json("trackers", writer => WriteTrackers(writer, options.Trackers));
        if (options.EnableAllTrackers is { } allTrackers) sink.Flag("enableAllTrackers", allTrackers);
        if (options.Summary is { } summary) sink.Flag("enableSummary", summary);
        if (options.Features.Count > 0 || !string.IsNullOrEmpty(options.ScorecardId))
            sink.Json("features", writer => WriteFeatures(writer, options));
        sink.Text("conversationType", options.ConversationType);
        if (options.Metadata.Count > 0) sink.Json("metadata", writer => WriteMetadata(writer, options.Metadata));
        if (options.ParentReferences) sink.Flag("parentRefs", true);
        if (options.Sentiment) sink.Flag("sentiment", true);
        sink.Text("webhookUrl", options.WebhookUri?.AbsoluteUri);
    }

    private static void WriteChannels(Utf8JsonWriter writer, IReadOnlyList<ChannelSpeaker> speakers)
    {
        writer.WriteStartArray();
        foreach (var speaker in speakers)
        {
            writer.WriteStartObject();
            writer.WriteNumber("channel", speaker.Channel);
            writer.WriteStartObject("speaker");
            WriteSet(writer, "name", speaker.Name);
            WriteSet(writer, "email", speaker.Email);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteEntities(Utf8JsonWriter writer, IReadOnlyList<CustomEntity> entities)
    {
        writer.WriteStartArray();
        foreach (var entity in entities)
        {
            writer.WriteStartObject();
            writer.WriteString("customType", entity.CustomType);
            writer.WriteString("text", entity.Text);
            WriteSet(writer, "value", entity.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTrackers(Utf8JsonWriter writer, IReadOnlyList<InlineTracker> trackers)
    {
        writer.WriteStartArray();
        foreach (var tracker in trackers)
        {
            writer.WriteStartObject();
            WriteSet(writer, "id", tracker.Id);
            WriteSet(writer, "name", tracker.Name);
            if (tracker.Vocabulary.Count > 0)
            {
                writer.WritePropertyName("vocabulary");
                JsonText.WriteList(writer, tracker.Vocabulary);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFeatures(Utf8JsonWriter writer, SubmissionOptions options)
    {
        const string CallScore = "callScore";
        writer.WriteStartObject();
        writer.WritePropertyName("featureList");
        // A scorecard has no effect without the feature that uses it.
        var scored = string.IsNullOrEmpty(options.ScorecardId) || options.Features.Contains(CallScore);
        JsonText.WriteList(writer, scored ? options.Features : [.. options.Features, CallScore]);
        if (!string.IsNullOrEmpty(options.ScorecardId))
        {
            writer.WriteStartObject(CallScore);
            writer.WriteString("scorecardId", options.ScorecardId);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> metadata)
    {
        writer.WriteStartObject();
        foreach (var fact in metadata) writer.WriteString(fact.Key, fact.Value);
        writer.WriteEndObject();
    }

    private static void WriteSet(Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) writer.WriteString(name, value);
    }

    /// <summary>Target of the parameters.</summary>
    private interface ISink
    {
        void Text(string name, string? value);

        void Flag(string name, bool value);

        void Number(string name, double value);

        void Json(string name, Action<Utf8JsonWriter> write);
    }

    private sealed class QuerySink(Query query) : ISink
    {
        public void Text(string name, string? value) => query.Add(name, value);

        public void Flag(string name, bool value) => query.Add(name, (bool?)value);

        public void Number(string name, double value) => query.Add(name, (double?)value);

        public void Json(string name, Action<Utf8JsonWriter> write) => query.Add(name, JsonText.Text(write));
    }

    private sealed class BodySink(Utf8JsonWriter writer) : ISink
    {
        public void Text(string name, string? value) => WriteSet(writer, name, value);

        public void Flag(string name, bool value) => writer.WriteBoolean(name, value);

        public void Number(string name, double value) => writer.WriteNumber(name, value);

        public void Json(string name, Action<Utf8JsonWriter> write)
        {
            writer.WritePropertyName(name);
            write(writer);
        }
    }
}
