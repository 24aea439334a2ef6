using System.Text.Json;

namespace SymblPS.Client.Json;

/// <summary>From the shapes of the wire to the objects a user sees.</summary>
internal static class WireMapper
{
    /// <summary>A conversation.</summary>
    public static SymblConversation Conversation(WireConversation wire, string? askedFor)
    {
        var id = Or(wire.Id, askedFor ?? string.Empty);
        return new SymblConversation
        {
            ConversationId = id,
            Name = wire.Name ?? string.Empty,
            Type = wire.Type ?? string.Empty,
            StartTime = wire.StartTime,
            EndTime = wire.EndTime,
            Members = Map(wire.Members, member => Member(member, id)),
            Metadata = wire.Metadata ?? [],
            Provenance = Provenance(wire.Provenance),
            AdditionalProperties = Rest(wire.Rest),
        };
    }

    /// <summary>A member.</summary>
    public static SymblMember Member(WirePerson wire, string conversationId) => new()
    {
        MemberId = wire.Id ?? string.Empty,
        ConversationId = conversationId,
        Name = Or(wire.Name, Or(wire.Email, Or(wire.UserId, wire.Id ?? string.Empty))),
        Email = Some(wire.Email),
        UserId = Some(wire.UserId),
        AdditionalProperties = Rest(wire.Rest),
    };

    /// <summary>Talk time.</summary>
    public static SymblAnalytics Analytics(WireAnalytics wire, string conversationId)
    {
        var metrics = Map(wire.Metrics, static metric => new SymblMetric
        {
            Type = metric.Type ?? string.Empty,
            Percent = metric.Percent,
            Duration = WireTime.Seconds(metric.Seconds),
        });
        TimeSpan? Total(string type) => metrics.FirstOrDefault(metric => metric.Type == type)?.Duration;
        return new SymblAnalytics
        {
            ConversationId = conversationId,
            TalkTime = Total("total_talk_time"),
            Silence = Total("total_silence"),
            Overlap = Total("total_overlap"),
            Metrics = metrics,
            Members = Map(wire.Members, static member => new SymblMemberAnalytics
            {
                Speaker = new SymblPerson(Some(member.Name), Some(member.Id), Some(member.Email), Some(member.UserId)),
                WordsPerMinute = member.Pace?.Wpm,
                TalkTime = WireTime.Seconds(member.TalkTime?.Seconds),
                TalkPercent = member.TalkTime?.Percentage,
                ListenTime = WireTime.Seconds(member.ListenTime?.Seconds),
                ListenPercent = member.ListenTime?.Percentage,
                Overlap = WireTime.Seconds(member.Overlap?.OverlapDuration),
            }),
        };
    }

    /// <summary>A job as the service describes it now, over what is already known of it.</summary>
    public static SymblJob Job(WireJob wire, SymblJob known)
    {
        var status = Or(wire.Status, known.Status);
        var finished = status is SymblJobStatus.Completed or SymblJobStatus.Failed;
        return known with
        {
            JobId = Or(wire.Id, Or(wire.JobId, known.JobId)),
            ConversationId = Or(wire.ConversationId, known.ConversationId),
            Status = status,
            SubmittedAt = wire.CreatedAt ?? known.SubmittedAt,
            CompletedAt = finished ? wire.CompletedAt ?? known.CompletedAt ?? DateTimeOffset.UtcNow : null,
            Provenance = finished ? Provenance(wire.Provenance) ?? known.Provenance : null,
            FailureReason = status == SymblJobStatus.Failed ? Some(wire.Message) ?? known.FailureReason : null,
        };
    }

    /// <summary>How content was found; <see langword="null"/> where the service does not say.</summary>
    public static SymblProvenance? Provenance(WireProvenance? wire) => wire is null ? null : new SymblProvenance
    {
        JobId = Some(wire.JobId),
        Words = wire.Words ?? string.Empty,
        Speakers = wire.Speakers ?? string.Empty,
        Insights = wire.Insights ?? string.Empty,
        SpeakersAsked = Count(wire.SpeakersAsked),
        SpeakersFound = Count(wire.SpeakersFound),
        Confidence = wire.Confidence,
        SpeakerConfidence = Map(wire.SpeakerConfidence, static speaker => new SymblSpeakerConfidence
        {
            Speaker = new SymblPerson(Some(speaker.Name), Some(speaker.MemberId)),
            Confidence = speaker.Confidence,
            TalkTime = WireTime.Seconds(speaker.Seconds),
        }),
        UncertainSpans = Map(
            wire.UncertainSpans, static span => new SymblSpan { Start = WireTime.Seconds(span.Start), End = WireTime.Seconds(span.End) }),
        Notes = wire.Notes ?? [],
        Submissions = Map(wire.Submissions, static submission => Provenance(submission)!),
    };

    private static int? Count(double? number) => number is >= 0 and <= int.MaxValue ? (int)number : null;

    /// <summary>The text, or <see langword="null"/> for an empty one.</summary>
    public static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>The text, or another one where it is empty.</summary>
    public static string Or(string? text, string otherwise) => string.IsNullOrEmpty(text) ? otherwise : text!;

    /// <summary>Each element mapped; an absent list is empty.</summary>
    public static IReadOnlyList<TTo> Map<TFrom, TTo>(List<TFrom>? items, Func<TFrom, TTo> map)
    {
        if (items is null || items.Count == 0) return [];
        var mapped = new TTo[items.Count];
        for (var i = 0; i < mapped.Length; i++) mapped[i] = map(items[i]);
        return mapped;
    }

    /// <summary>Unknown members as JSON text; <see langword="null"/> where there are none.</summary>
    public static IReadOnlyDictionary<string, string>? Rest(Dictionary<string, JsonElement>? rest) =>
        rest is null || rest.Count == 0 ? null : rest.ToDictionary(static member => member.Key, static member => member.Value.GetRawText());
}
