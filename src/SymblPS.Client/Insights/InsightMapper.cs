using System.Text.Json;
using SymblPS.Client.Json;
using SymblPS.Client.People;
using static SymblPS.Client.Json.WireValues;

namespace SymblPS.Client.Insights;

/// <summary>Creates insights, topics, entities, tracker matches and summaries.</summary>
internal static class InsightMapper
{
    /// <summary>Creates a question, action item or follow-up.</summary>
    /// <param name="wire">The JSON object.</param>
    /// <param name="conversationId">ID of the requested conversation.</param>
    public static T Insight<T>(WireInsight wire, string conversationId) where T : SymblInsight, new() => new()
    {
        InsightId = wire.Id ?? string.Empty,
        ConversationId = conversationId,
        Type = wire.Type ?? string.Empty,
        Text = wire.Text ?? string.Empty,
        Score = wire.Score,
        From = PersonMapper.PersonOrNull(wire.From),
        Assignee = PersonMapper.PersonOrNull(wire.Assignee),
        DueBy = wire.DueBy,
        IsDefinitive = wire.Definitive,
        MessageIds = MessageIds(wire),
        Phrases = Phrases(wire),
        Entities = Map(wire.Entities, Entity),
        AdditionalProperties = Rest(wire.Rest),
    };

    /// <summary>Creates a comprehensive action item.</summary>
    /// <param name="wire">The JSON object.</param>
    /// <param name="conversationId">ID of the requested conversation.</param>
    public static SymblComprehensiveActionItem Comprehensive(WireInsight wire, string conversationId)
    {
        var item = Insight<SymblComprehensiveActionItem>(wire, conversationId);
        item.Messages = Map(wire.MessageRefs, Reference);
        return item;
    }

    /// <summary>Creates a topic.</summary>
    /// <param name="wire">The JSON object.</param>
    /// <param name="conversationId">ID of the requested conversation.</param>
    public static SymblTopic Topic(WireTopic wire, string conversationId) => new()
    {
        TopicId = wire.Id ?? string.Empty,
        ConversationId = conversationId,
        Type = wire.Type ?? string.Empty,
        Text = wire.Text ?? string.Empty,
        Score = wire.Score,
        Sentiment = wire.Sentiment is { } mood && (mood.Polarity?.Score is not null || mood.Suggested is not null)
            ? new SymblSentiment { Score = mood.Polarity?.Score ?? 0, Suggested = mood.Suggested ?? string.Empty }
            : null,
        Parents = Map(wire.ParentRefs, static parent => new SymblTopicParent
        {
            Type = parent.Type ?? string.Empty,
            Text = parent.Text ?? string.Empty,
        }),
        MessageIds = wire.MessageIds ?? [],
        AdditionalProperties = Rest(wire.Rest),
    };

    /// <summary>Creates one object for each occurrence of an entity, or one object if the service names no message.</summary>
    /// <param name="wire">The JSON object, in either shape.</param>
    /// <param name="conversationId">ID of the requested conversation.</param>
    public static IEnumerable<SymblEntity> Entities(WireEntity wire, string conversationId)
    {
        SymblEntity Found(string? text, string? value, WireMessageRef? message, Dictionary<string, JsonElement>? more) => new()
        {
            ConversationId = conversationId,
            Type = wire.Type ?? string.Empty,
            SubType = Some(wire.SubType) ?? Some(wire.CustomType),
            Category = Some(wire.Category),
            Text = Some(text) ?? value ?? string.Empty,
            Value = Some(value) ?? text ?? string.Empty,
            Start = Some(wire.Start),
            End = Some(wire.End),
            MessageId = Some(message?.Id),
            MessageText = message?.Text ?? string.Empty,
            CharacterOffset = Whole(message?.Offset),
            StartTime = message?.StartTime,
            EndTime = message?.EndTime,
            AdditionalProperties = Together(Rest(wire.Rest), Rest(more)),
        };

        foreach (var match in wire.Matches ?? [])
        {
            var text = match.DetectedValue.Text();
            foreach (var message in EachOrNone(match.MessageRefs)) yield return Found(text, text, message, match.Rest);
        }

        // An entity without matches has the older shape, unless it has no content at all.
        if (wire.Matches is { Count: > 0 } || (wire.Text ?? wire.Value.Text()) is null) yield break;
        foreach (var message in EachOrNone(wire.MessageRefs)) yield return Found(wire.Text, wire.Value.Text(), message, null);
    }

    /// <summary>Creates one object for each occurrence of a tracker; none for a tracker that was not detected.</summary>
    /// <param name="wire">The JSON object.</param>
    /// <param name="conversationId">ID of the requested conversation.</param>
    public static IEnumerable<SymblTrackerMatch> TrackerMatches(WireDetectedTracker wire, string conversationId)
    {
        foreach (var match in wire.Matches ?? [])
        {
            SymblTrackerMatch Found(WireMessageRef? message, WireMessageRef? insight) => new()
            {
                ConversationId = conversationId,
                TrackerName = wire.Name ?? string.Empty,
                TrackerId = wire.Id ?? string.Empty,
                Type = match.Type ?? string.Empty,
                Value = match.Value ?? string.Empty,
                Text = (message ?? insight)?.Text ?? string.Empty,
                MessageId = Some(message?.Id),
                InsightId = Some(insight?.Id),
                InsightType = Some(insight?.Type),
                CharacterOffset = Whole((message ?? insight)?.Offset),
                StartTime = message?.StartTime,
                EndTime = message?.EndTime,
                AdditionalProperties = Together(Rest(wire.Rest), Rest(match.Rest)),
            };

            if (match.MessageRefs is not { Count: > 0 } && match.InsightRefs is not { Count: > 0 }) yield return Found(null, null);
            foreach (var message in match.MessageRefs ?? []) yield return Found(message, null);
            foreach (var insight in match.InsightRefs ?? []) yield return Found(null, insight);
        }
    }

    /// <summary>Creates a part of a summary.</summary>
    public static SymblSummaryPart SummaryPart(WireSummaryPart wire) => new()
    {
        SummaryId = wire.Id ?? string.Empty,
        Text = wire.Text ?? string.Empty,
        StartTime = wire.StartTime,
        EndTime = wire.EndTime,
        Messages = Map(wire.MessageRefs, Reference),
        AdditionalProperties = Rest(wire.Rest),
    };

    /// <summary>Creates a reference to a message.</summary>
    public static SymblMessageReference Reference(WireMessageRef wire) => new()
    {
        MessageId = wire.Id ?? string.Empty,
        Text = wire.Text ?? string.Empty,
        CharacterOffset = Whole(wire.Offset),
        StartTime = wire.StartTime,
        EndTime = wire.EndTime,
    };

    private static IReadOnlyList<string> MessageIds(WireInsight wire) => wire.MessageIds is { Count: > 0 } ids
        ? ids
        : Map(wire.MessageRefs, static message => message.Id ?? string.Empty);

    private static IReadOnlyList<SymblPhrase> Phrases(WireInsight wire) => Map(wire.Phrases, static phrase => new SymblPhrase
    {
        Type = phrase.Type ?? string.Empty,
        Text = phrase.Text ?? string.Empty,
    });

    private static SymblInsightEntity Entity(WireInsightEntity wire)
    {
        var described = wire.Value is { ValueKind: JsonValueKind.Object } value ? value : (JsonElement?)null;
        var person = described is { } whole ? PersonMapper.PersonOrNull(whole.Deserialize(InsightJson.Default.WirePerson)) : null;
        return new SymblInsightEntity
        {
            Type = wire.Type ?? string.Empty,
            Text = wire.Text ?? string.Empty,
            Value = person?.Name ?? wire.Value.Text() ?? string.Empty,
            Person = person,
            Start = Some(wire.Start),
            End = Some(wire.End),
            CharacterOffset = Whole(wire.Offset),
            AdditionalProperties = Together(
                Rest(wire.Rest),
                described is { } raw ? new Dictionary<string, string> { ["value"] = raw.GetRawText() } : null),
        };
    }

    private static int? Whole(double? number) => number is >= int.MinValue and <= int.MaxValue ? (int)number : null;

    private static IEnumerable<WireMessageRef?> EachOrNone(List<WireMessageRef>? messages) =>
        messages is { Count: > 0 } ? messages : new WireMessageRef?[1];

    private static IReadOnlyDictionary<string, string>? Together(
        IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other)
    {
        if (one is null || other is null) return one ?? other;
        var both = one.ToDictionary(static member => member.Key, static member => member.Value);
        foreach (var member in other) both[member.Key] = member.Value;
        return both;
    }
}
