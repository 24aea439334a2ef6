using SymblPS.Client.Json;

namespace SymblPS.Client.Conversations;

/// <summary>Creates <see cref="SymblAnalytics"/> objects.</summary>
internal static class AnalyticsMapper
{
    /// <summary>Creates the talk times of a conversation.</summary>
    public static SymblAnalytics Map(WireAnalytics wire, string conversationId)
    {
        var metrics = WireValues.Map(wire.Metrics, static metric => new SymblMetric
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
            Members = WireValues.Map(wire.Members, static member => new SymblMemberAnalytics
            {
                Speaker = new SymblPerson(WireValues.Some(member.Name), WireValues.Some(member.Id), WireValues.Some(member.Email), WireValues.Some(member.UserId)),
                // A member without words has no pace.
                WordsPerMinute = member.Pace?.Wpm is > 0 and var pace ? pace : null,
                TalkTime = WireTime.Seconds(member.TalkTime?.Seconds),
                TalkPercent = member.TalkTime?.Percentage,
                ListenTime = WireTime.Seconds(member.ListenTime?.Seconds),
                ListenPercent = member.ListenTime?.Percentage,
                Overlap = WireTime.Seconds(member.Overlap?.OverlapDuration),
            }),
        };
    }
}
